package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.Shape;
import nn.api.plugin.Stability;

/** One whole parameter; its elements are those of the range. */
@Stability(STABLE)
public interface ParameterState extends Elements {

  /** Returns the parameter's path in the model: {@code 0.weight}. */
  String path();

  /** Returns the parameter's shape; element {@code from()} is its first in row-major order. */
  Shape shape();
}
