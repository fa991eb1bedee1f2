package nn.benchmarks.versus;

import java.util.List;

/**
 * The least that a step can cost, however it is written.
 *
 * @param multiplyAdds products of two numbers that are added to a third
 * @param bytes read from memory or written to it
 */
record Cost(double multiplyAdds, double bytes) {
  private static final int NUMBER = Float.BYTES;

  /** Each average takes two and the parameter one; division and root are not counted. */
  private static final int ADAM_MULTIPLY_ADDS = 5;

  /** The parameter and its two averages, each read and written. */
  private static final int ADAM_BYTES = 6 * NUMBER;

  /**
   * Returns the cost of training a multilayer perceptron with Adam for a step.
   *
   * <p>Each weight is multiplied with each sample three times: forward, for its own gradient, and
   * for the gradient of the layer's input, which the first layer has no use for. Memory gives and
   * takes the parameters with their averages, and gives the samples, once; activations and
   * gradients may stay in the caches.
   */
  static Cost ofTraining(List<Integer> sizes, int batch) {
    double weights = 0;
    double biases = 0;
    for (int i = 0; i + 1 < sizes.size(); i++) {
      weights += (double) sizes.get(i) * sizes.get(i + 1);
      biases += sizes.get(i + 1);
    }
    double firstLayer = (double) sizes.get(0) * sizes.get(1);
    return new Cost(
        batch * (3 * weights - firstLayer) + ADAM_MULTIPLY_ADDS * (weights + biases),
        (double) batch * sizes.getFirst() * NUMBER + ADAM_BYTES * (weights + biases));
  }

  /** Returns the cost of Adam's step alone, which has to read the gradients too. */
  static Cost ofAdam(int parameters) {
    return new Cost(
        (double) ADAM_MULTIPLY_ADDS * parameters, (double) (ADAM_BYTES + NUMBER) * parameters);
  }
}
