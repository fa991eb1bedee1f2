package nn.examples;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Digits;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.Evaluation;

/**
 * A network that reads handwritten digits, the same at first for the same seed.
 *
 * @param model 64-32-10 with ReLU
 */
record DigitsTask(Nn nn, TrainTestSplit digits, Module model, Loss criterion) {
  private static final long ORDER_SEED = 1;

  /** Returns the untrained network. */
  static DigitsTask create(Nn nn) {
    Layers layers = new Layers(nn);
    Module model =
        layers.sequential(layers.linear(64, 32), layers.activation("relu"), layers.output(32, 10));
    return new DigitsTask(nn, Digits.load(), model, new CrossEntropy());
  }

  /** Returns the training part in batches, shuffled anew every epoch. */
  DataLoader batches(int size) {
    return DataLoader.shuffled(nn, digits.train(), size, ORDER_SEED);
  }

  /** Trains with every sample once. */
  void trainEpoch(Optimizer optimizer, DataLoader batches, int epoch) {
    for (Batch batch : batches.epoch(epoch)) {
      optimizer.zeroGrad();
      loss(batch).backward();
      optimizer.step();
    }
  }

  /** Returns the mean loss over a batch. */
  Tensor loss(Batch batch) {
    return criterion.forward(model.forward(batch.inputs()), batch.targets());
  }

  /** Returns the mean loss over the whole training part. */
  double trainingLoss() {
    return evaluate(DataLoader.inOrder(nn, digits.train(), digits.train().size())).loss();
  }

  /** Returns the share of right answers on the test part. */
  double testAccuracy() {
    return evaluate(DataLoader.inOrder(nn, digits.test(), digits.test().size())).accuracy();
  }

  private Evaluation evaluate(DataLoader loader) {
    return Evaluation.of(nn, model, criterion, loader.epoch(0));
  }
}
