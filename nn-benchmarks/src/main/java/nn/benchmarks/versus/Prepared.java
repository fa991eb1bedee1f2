package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.api.Tensor;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.DataLoader;
import nn.layers.data.FashionMnist;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.Trainer;

/**
 * A work made ready.
 *
 * @param losses of the first steps, or what else shows that the work is the same on every side
 * @param step one repetition
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Prepared(double[] losses, Runnable step) {
  /** Steps before both sides say what came out of them. */
  static final int FIRST_STEPS = 3;

  static Prepared of(Nn nn, Work work) throws IOException {
    return switch (work) {
      case Work.Perceptron perceptron -> Perceptrons.of(nn, perceptron);
      case Work.DeadUnits dead -> Perceptrons.withDeadUnits(nn, dead);
      case Work.Network network -> Networks.of(nn, network);
      case Work.OptimizerStep step -> OptimizerSteps.overTen(nn, step);
      case Work.MatrixStep step -> OptimizerSteps.overMatrix(nn, step);
      case Work.Product product -> product(nn, product);
      case Work.FashionEpoch epoch -> fashionEpoch(nn, epoch);
    };
  }

  /** One repetition, which returns a loss. */
  interface Repetition {
    double run();
  }

  /** Returns a work whose repetitions return a loss, after the first of them. */
  static Prepared repeated(Repetition repetition) {
    double[] losses = new double[FIRST_STEPS];
    Arrays.setAll(losses, i -> repetition.run());
    return new Prepared(losses, repetition::run);
  }

  /** Returns steps of training a network on one batch with cross entropy. */
  static Prepared training(
      Nn nn, Module model, Tensor inputs, Tensor classes, String optimizerName) {
    Loss criterion = new CrossEntropy();
    Optimizer optimizer = nn.optimizers().create(Spelling.of(optimizerName), model.parameters());
    return repeated(() ->
        nn.stepScope(() -> {
          Tensor loss = criterion.forward(model.forward(inputs), classes);
          optimizer.zeroGrad();
          loss.backward();
          optimizer.step();
          return (double) loss.item();
        }));
  }

  private static Prepared product(Nn nn, Work.Product work) {
    MatrixProduct shape =
        new MatrixProduct(work.m(), work.n(), work.k(), work.transposeA(), work.transposeB());
    float[] a = Numbers.of(work.m() * work.k(), 1);
    float[] b = Numbers.of(work.k() * work.n(), 2);
    float[] c = new float[work.m() * work.n()];
    Workers workers = nn.workers();
    Runnable step = () -> nn.kernels().multiply(shape, a, 0, b, 0, c, 0, workers);
    step.run();
    double sum = 0;
    for (float value : c) {
      sum += Math.abs(value);
    }
    return new Prepared(new double[] {sum}, step);
  }

  private static Prepared fashionEpoch(Nn nn, Work.FashionEpoch work) throws IOException {
    TrainTestSplit data = FashionMnist.load(Path.of(work.folder()));
    Module model = Perceptrons.model(nn, List.of(784, 512, 512, 10));
    Optimizer optimizer = nn.optimizers().create("adam", model.parameters());
    Trainer trainer =
        Trainer.builder(
                nn,
                model,
                new CrossEntropy(),
                optimizer,
                DataLoader.shuffled(nn, data.train(), work.batch(), 1))
            .test(DataLoader.inOrder(nn, data.test(), 1000))
            .build();
    int[] epochs = {0};
    return new Prepared(new double[0], () -> trainer.train(++epochs[0]));
  }
}
