package nn.layers.training;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.DataLoader;
import nn.layers.data.Dataset;
import nn.layers.data.Samples;
import nn.layers.loss.CrossEntropy;

/** A small training with everything that has a state; equal arguments make equal ones. */
final class Fixture {
  static final int FEATURES = 4;
  static final int CLASSES = 3;
  static final int SAMPLES = 23;
  static final int BATCH_SIZE = 5;
  static final int BATCHES = 5;

  final Nn nn = Nn.builder().seed(1).threads(1).build();
  final Module model;
  final Optimizer optimizer;
  final DataLoader training;
  final DataLoader test;

  Fixture(String optimizer) {
    this(optimizer, dataset(SAMPLES, 2));
  }

  Fixture(String optimizer, Dataset dataset) {
    this(optimizer, List.of(), dataset);
  }

  /** Creates a training with transforms of gradients in front of the optimizer. */
  Fixture(String optimizer, List<String> gradients, Dataset dataset) {
    Layers layers = new Layers(nn);
    this.model =
        layers.sequential(
            layers.linear(FEATURES, 8),
            layers.activation("tanh"),
            layers.dropout(0.2),
            layers.linear(8, CLASSES));
    this.optimizer =
        nn.optimizers()
            .create(
                SpecParser.parse(optimizer),
                gradients.stream().map(SpecParser::parse).toList(),
                model.parameters());
    this.training = DataLoader.shuffled(nn, dataset, BATCH_SIZE, 7);
    this.test = DataLoader.inOrder(nn, dataset(11, 3), 4);
  }

  /** Returns samples whose class is where their first features are largest. */
  static Dataset dataset(int samples, long seed) {
    Random random = new Random(seed);
    float[] values = new float[samples * FEATURES];
    int[] targets = new int[samples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < samples; i++) {
      for (int c = 1; c < CLASSES; c++) {
        boolean larger = values[i * FEATURES + c] > values[i * FEATURES + targets[i]];
        targets[i] = larger ? c : targets[i];
      }
    }
    return new Dataset(
        "largest", Samples.of(Shape.of(FEATURES), values), targets, List.of("a", "b", "c"));
  }

  /** Returns samples of which one has an input that is no number, so one batch has no loss. */
  static Dataset withNan() {
    Dataset good = dataset(SAMPLES, 2);
    float[] values = new float[SAMPLES * FEATURES];
    for (int i = 0; i < SAMPLES; i++) {
      good.inputs().copy(i, values, i * FEATURES);
    }
    values[40] = Float.NaN;
    return good.withInputs(Samples.of(Shape.of(FEATURES), values));
  }

  TrainerBuilder trainer() {
    return Trainer.builder(nn, model, new CrossEntropy(), optimizer, training).test(test);
  }

  /** Returns the weights of the first layer. */
  float[] weights() {
    return Objects.requireNonNull(model.parameters().get("0.weight")).toArray();
  }
}
