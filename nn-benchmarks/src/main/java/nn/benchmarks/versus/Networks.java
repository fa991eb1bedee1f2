package nn.benchmarks.versus;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;

/** Networks of convolutions and of attention, and the steps of their training. */
final class Networks {
  private static final int CLASSES = 10;
  private static final Shape IMAGE = Shape.of(1, 28, 28);

  /** Whole numbers in as many places. */
  private static final int WORDS = 64;

  /** What a network is made of, by its name; peers/pytorch.py has the same. */
  private static final Map<String, Architecture> ARCHITECTURES =
      Map.of(
          "2c2d",
          new Architecture(
              IMAGE,
              "conv2d(out_channels=32, kernel_size=5, padding=same)",
              "relu",
              "max_pool2d(kernel_size=2)",
              "conv2d(out_channels=64, kernel_size=5, padding=same)",
              "relu",
              "max_pool2d(kernel_size=2)",
              "flatten",
              "linear(out_features=1024)",
              "relu",
              "linear(out_features=10)"),
          "small cnn",
          new Architecture(
              IMAGE,
              "conv2d(out_channels=8, kernel_size=3, padding=same)",
              "relu",
              "max_pool2d(kernel_size=2)",
              "conv2d(out_channels=16, kernel_size=3, padding=same)",
              "relu",
              "max_pool2d(kernel_size=2)",
              "flatten",
              "linear(out_features=10)"),
          "small cnn, batch norm",
          new Architecture(
              IMAGE,
              "conv2d(out_channels=16, kernel_size=3, padding=same)",
              "batch_norm2d",
              "relu",
              "max_pool2d(kernel_size=2)",
              "conv2d(out_channels=32, kernel_size=3, padding=same)",
              "batch_norm2d",
              "relu",
              "max_pool2d(kernel_size=2)",
              "flatten",
              "linear(out_features=10)"),
          "small transformer",
          new Architecture(
              Shape.of(WORDS),
              "embedding(num_embeddings=64, embedding_dim=64)",
              "transformer_encoder_layer(num_heads=4, dim_feedforward=128, dropout=0)",
              "transformer_encoder_layer(num_heads=4, dim_feedforward=128, dropout=0)",
              "flatten",
              "linear(out_features=10)"));

  private Networks() {}

  /** A network's layers and the shape of its samples. */
  private record Architecture(Shape sample, List<String> layers) {
    Architecture(Shape sample, String... layers) {
      this(sample, List.of(layers));
    }

    Module model(Nn nn) {
      Module model = new Layers(nn).sequential(sample, layers.toArray(String[]::new));
      int stream = 1;
      for (Parameter parameter : new TreeMap<>(model.parameters()).values()) {
        parameter.assign(start(parameter, stream++));
      }
      return model;
    }

    Shape shape(int batch) {
      return Shape.of(
          IntStream.concat(IntStream.of(batch), Arrays.stream(sample.toArray())).toArray());
    }

    /** Returns a batch; words are whole numbers. */
    float[] inputs(int batch) {
      int count = batch * sample.size();
      return sample.rank() == 1 ? Numbers.classes(count, WORDS) : Numbers.of(count, 0);
    }
  }

  /** Weights are small, norms begin with ones, and biases with zeros. */
  private static float[] start(Parameter parameter, int stream) {
    Shape shape = parameter.shape();
    if (shape.rank() > 1) {
      return Numbers.weight(shape.size() / shape.length(0), shape.length(0), stream - 1);
    }
    float[] values = new float[shape.size()];
    if (parameter.role() == ParameterRole.NORM && parameter.toArray()[0] == 1) {
      Arrays.fill(values, 1);
    }
    return values;
  }

  static Prepared of(Nn nn, Work.Network work) {
    Architecture architecture = ARCHITECTURES.get(work.architecture());
    if (architecture == null) {
      throw new IllegalArgumentException("no network is called '" + work.architecture() + "'");
    }
    Module model = architecture.model(nn);
    Tensor inputs = nn.tensor(architecture.shape(work.batch()), architecture.inputs(work.batch()));
    Tensor classes = nn.tensor(Shape.of(work.batch()), Numbers.classes(work.batch(), CLASSES));
    return Prepared.training(nn, model, inputs, classes, work.optimizer());
  }
}
