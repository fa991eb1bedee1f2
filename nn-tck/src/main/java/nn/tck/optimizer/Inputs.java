package nn.tck.optimizer;

import nn.tck.contract.Numbers;

/** What a trial sees: where a parameter starts, and its gradient at every step. */
@FunctionalInterface
interface Inputs {

  /**
   * Returns the numbers of a parameter.
   *
   * @param t 0 for its first values, else the step of the gradient
   */
  float[] of(String path, long t, int size);

  /** Returns inputs of the standard normal distribution. */
  static Inputs normal(Numbers numbers) {
    return (path, t, size) -> numbers.normal(t == 0 ? path : path + " at " + t, size);
  }

  /** Returns inputs whose parameters start at multiples of these. */
  default Inputs startTimes(float factor) {
    return (path, t, size) -> t == 0 ? times(factor, of(path, t, size)) : of(path, t, size);
  }

  /** Returns inputs whose gradients are multiples of these, or the largest float. */
  default Inputs gradientsTimes(float factor) {
    return (path, t, size) -> t == 0 ? of(path, t, size) : times(factor, of(path, t, size));
  }

  private static float[] times(float factor, float[] array) {
    for (int i = 0; i < array.length; i++) {
      array[i] = Math.clamp(array[i] * factor, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
    return array;
  }
}
