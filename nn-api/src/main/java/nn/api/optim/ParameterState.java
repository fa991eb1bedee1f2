package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.Shape;
import nn.api.plugin.Stability;

/**
 * One whole parameter: its elements are those of the range, and a {@link Sweep} walks over them on
 * all threads if there are many.
 */
@Stability(STABLE)
public interface ParameterState extends Elements, Sweep {

  /** Returns the parameter's path in the model: {@code 0.weight}. */
  String path();

  /** Returns the parameter's shape; element {@code from()} is its first in row-major order. */
  Shape shape();

  /**
   * Returns whether the parameter has the state of a slot; false where {@link Slot#where} says so.
   */
  boolean has(Slot slot);

  /**
   * Returns the array of a shaped slot, row-major from index 0.
   *
   * @throws IllegalArgumentException if the parameter has none
   */
  float[] array(Slot slot);

  /**
   * Returns the array of a shaped slot of whole numbers.
   *
   * @throws IllegalArgumentException if the parameter has none
   */
  long[] wholes(Slot slot);

  /**
   * Returns the values as a matrix: the first dimension is that of the rows, all others are that of
   * the columns. A parameter of one dimension is one row.
   */
  Matrix valueMatrix();

  /** Returns the gradient as a matrix, as {@link #valueMatrix} the values. */
  Matrix gradientMatrix();

  /**
   * Returns a slot as a matrix: one with a number per element as {@link #valueMatrix} the values, a
   * shaped one by its own shape.
   */
  Matrix matrix(Slot slot);

  /**
   * Returns a matrix to compute in, whose contents are undefined; it is the framework's again when
   * the update returns.
   */
  Matrix scratch(int rows, int columns);

  /** Returns such a matrix of the shape of {@link #valueMatrix}. */
  default Matrix scratch() {
    return scratch(Matrix.rows(shape()), Matrix.columns(shape()));
  }

  /**
   * Returns random numbers for this parameter and this step: functions of the seed, the place of
   * the optimizer in the config, the parameter's path, the step and the index of a number, whatever
   * threads there are and whatever was resumed.
   */
  RandomNumbers random();
}
