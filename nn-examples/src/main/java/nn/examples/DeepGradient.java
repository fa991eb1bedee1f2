package nn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Fan;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.math.Sums;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;

/** How large a gradient still is after it came back through some layers. */
final class DeepGradient {
  private static final int WIDTH = 128;
  private static final int BATCH = 64;

  private DeepGradient() {}

  /**
   * Returns the norm of the gradient at the outputs of each layer, the last layer's made 1.
   *
   * <p>Each layer is linear, then the activation; weights are N(0, 1 / width), so that without an
   * activation a signal keeps its size. The seed alone decides the weights, inputs and the
   * direction the gradient comes from, so activations compare on equal terms.
   */
  static double[] norms(long seed, String activation, int layerCount) {
    try (Nn nn = Nn.builder().seed(seed).build()) {
      List<Parameter> probes = new ArrayList<>();
      Tensor h = normal(nn);
      for (int layer = 0; layer < layerCount; layer++) {
        Parameter probe = nn.parameter(h.shape(), new float[h.shape().size()]);
        h = layer(nn, activation).forward(h).add(probe);
        probes.add(probe);
      }
      h.backward(normal(nn));
      return relativeToLast(probes);
    }
  }

  private static Module layer(Nn nn, String activation) {
    Layers layers = new Layers(nn);
    Initializer keepsSize = Initializers.kaimingNormal(Fan.IN, 1);
    return layers.sequential(
        layers.linear(WIDTH, WIDTH, false, keepsSize), layers.activation(activation));
  }

  private static Tensor normal(Nn nn) {
    Shape shape = Shape.of(BATCH, WIDTH);
    return nn.tensor(shape, Initializers.normal(0, 1).values(shape, nn.random()));
  }

  /** A probe is 0 and added to an output, so its gradient is the one that arrives there. */
  private static double[] relativeToLast(List<Parameter> probes) {
    double last = norm(probes.getLast());
    return probes.stream().mapToDouble(probe -> norm(probe) / last).toArray();
  }

  private static double norm(Parameter probe) {
    float[] g = Objects.requireNonNull(probe.gradient()).toArray();
    return Math.sqrt(Sums.squares(g, 0, g.length));
  }
}
