package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * The order in which every kernel adds long sums, so that a sum has the same bits whatever the
 * kernels and the number of threads.
 *
 * <p>A chain is one running sum, and it adds at most {@link #CHAIN} numbers. A longer sum is the
 * sum of two parts, each of which is summed in the same way; {@link #firstPart} says where the
 * first part ends. For example, 100 rows are the sum of the first 64 and the other 36.
 *
 * <ul>
 *   <li>Numbers that lie side by side are summed in {@link #LANES} chains at once. So the smallest
 *       parts are blocks of at most {@link #BLOCK} numbers: {@link Kernels#sum}.
 *   <li>The rows of a matrix are summed in one chain per column. So the smallest parts have at most
 *       {@link #CHAIN} rows: {@link Kernels#addRows}.
 * </ul>
 *
 * <p>The rounding error of a sum of n equal numbers stays near 10⁻⁶ of it, because each number goes
 * through at most 64 additions and one more for each doubling of the parts. In a single chain
 * nothing would count after the first 2²⁴ numbers.
 */
@Stability(EXPERIMENTAL)
public final class SumOrder {
  /** How many numbers a chain adds at most. */
  public static final int CHAIN = 64;

  /** How many chains numbers that lie side by side are dealt out to. */
  public static final int LANES = 16;

  /** How many numbers that lie side by side are summed without two parts: a chain in each lane. */
  public static final int BLOCK = CHAIN * LANES;

  private SumOrder() {}

  /**
   * Returns how many numbers the first of two parts has: the largest power of two below their
   * number.
   *
   * @param count how many numbers both parts have, at least 2; not checked
   */
  public static int firstPart(int count) {
    return Integer.highestOneBit(count - 1);
  }
}
