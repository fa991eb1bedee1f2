package nn.api.init;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Stability;

/** How many connections a weight {@code [out, in, ...]} has per output or per input element. */
@Stability(EXPERIMENTAL)
public enum Fan {
  /** The inputs of one output: keeps the variance of the values in the forward pass. */
  IN,
  /** The outputs of one input: keeps the variance of the gradients in the backward pass. */
  OUT;

  /**
   * Returns the number of connections.
   *
   * @throws IllegalArgumentException if the weight has fewer than two dimensions
   */
  public int of(Shape weight) {
    if (weight.rank() < 2) {
      throw new IllegalArgumentException(
          "the fan of a weight needs a shape [out, in, ...], not " + weight);
    }
    int receptiveField = 1;
    for (int dim = 2; dim < weight.rank(); dim++) {
      receptiveField *= weight.length(dim);
    }
    return weight.length(this == IN ? 1 : 0) * receptiveField;
  }
}
