package nn.api.optim;

import nn.api.Shape;

/** One whole parameter; its elements are those of the range. */
public interface ParameterState extends Elements {

  /** Returns the parameter's path in the model: {@code 0.weight}. */
  String path();

  /** Returns the parameter's shape; element {@code from()} is its first in row-major order. */
  Shape shape();
}
