package nn.examples;

import java.util.Arrays;
import java.util.Optional;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.autograd.Nn;

/**
 * An activation function and its derivative on a grid, both as the engine computes them.
 *
 * @param name the activation
 * @param x the grid
 * @param y the function
 * @param slope the derivative
 */
@SuppressWarnings("ArrayRecordComponent") // made once, only read
record ActivationCurve(String name, double[] x, double[] y, double[] slope) {
  private static final double FLAT = 1e-3;

  /** Returns the curve, or nothing if an element of the output depends on the whole row. */
  static Optional<ActivationCurve> of(Nn nn, String name, float[] grid) {
    Activation activation = nn.activations().create(name).activation();
    Parameter x = nn.parameter(Shape.of(1, grid.length), grid);
    Tensor y = activation.forward(x);
    Tensor oneByOne = activation.forward(nn.tensor(Shape.of(grid.length, 1), grid));
    if (!Arrays.equals(y.toArray(), oneByOne.toArray())) {
      return Optional.empty();
    }
    y.sum().backward();
    return Optional.of(new ActivationCurve(name, doubles(x), doubles(y), doubles(Gradients.of(x))));
  }

  private static double[] doubles(Tensor tensor) {
    float[] values = tensor.toArray();
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  double largestSlope() {
    return Arrays.stream(slope).map(Math::abs).max().orElseThrow();
  }

  /** Returns on which sides the function is flat at the ends of the grid. */
  String saturates() {
    boolean left = Math.abs(slope[0]) < FLAT;
    boolean right = Math.abs(slope[slope.length - 1]) < FLAT;
    if (left && right) {
      return "on both sides";
    }
    return left ? "on the left" : right ? "on the right" : "nowhere";
  }
}
