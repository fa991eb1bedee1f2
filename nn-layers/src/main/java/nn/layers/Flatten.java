package nn.layers;

import nn.api.Shape;
import nn.api.Tensor;

/** Joins all dimensions but the first: {@code [n, a, b]} becomes {@code [n, a·b]}. */
final class Flatten implements Module {

  @Override
  public Tensor forward(Tensor input) {
    Shape shape = input.shape();
    if (shape.rank() == 0) {
      throw new IllegalArgumentException("flatten: input [] has no dimension to keep");
    }
    int[] lengths = shape.toArray();
    int joined = 1;
    for (int dim = 1; dim < lengths.length; dim++) {
      joined *= lengths[dim];
    }
    return input.reshape(lengths[0], joined);
  }

  @Override
  public String toString() {
    return "flatten()";
  }
}
