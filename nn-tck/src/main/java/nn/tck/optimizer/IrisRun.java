package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Iris;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.Evaluation;

/** A network with eight hidden units learns the species of irises. */
final class IrisRun {
  private static final int INPUTS = 4;
  private static final int HIDDEN = 8;
  private static final int SPECIES = 3;
  private static final int EPOCHS = 40;
  private static final int BATCH = 24;

  private IrisRun() {}

  /** Returns the part of the flowers to test with whose species is not found. */
  static double errors(Nn nn, Spec spec) {
    TrainTestSplit iris = Iris.load();
    Layers layers = new Layers(nn);
    Module model =
        layers.sequential(
            layers.linear(INPUTS, HIDDEN), Tensor::tanh, layers.output(HIDDEN, SPECIES));
    Loss criterion = new CrossEntropy();
    Optimizer optimizer = Specs.create(nn, spec, trained(nn, spec, model));
    DataLoader loader = DataLoader.shuffled(nn, iris.train(), BATCH, 1);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : loader.epoch(epoch)) {
        optimizer.step(() -> {
          optimizer.zeroGrad();
          Tensor loss = criterion.forward(model.forward(batch.inputs()), batch.targets());
          loss.backward();
          return loss;
        });
      }
    }
    DataLoader test = DataLoader.inOrder(nn, iris.test(), iris.test().size());
    return optimizer.withEvaluationWeights(
        () -> 1 - Evaluation.of(nn, model, criterion, test.epoch(0)).accuracy());
  }

  /** Returns the parameters but those that the optimizer refuses; these stay as they are. */
  private static SequencedMap<String, Parameter> trained(Nn nn, Spec spec, Module model) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>(model.parameters());
    parameters.values().removeIf(each -> !Specs.takes(nn, spec, each.shape()));
    return parameters;
  }
}
