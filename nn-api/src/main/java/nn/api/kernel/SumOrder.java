package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * The one order in which long sums are added, whatever the kernels and the number of threads.
 *
 * <p>A chain is one running sum; it adds at most {@link #CHAIN} numbers. A longer sum is the sum of
 * two parts, of which the first has {@link #firstPart} numbers, and each part is summed in the same
 * way. So a number takes part in at most 64 additions and one for each doubling after that, and the
 * rounding error of a sum of n equal numbers stays near 10⁻⁶ of it, where one chain would lose all
 * that comes after the first 2²⁴.
 *
 * <ul>
 *   <li>Numbers that lie side by side are summed in {@link #LANES} chains at once, so that a block
 *       of 1,024 numbers is the leaf of the tree: {@link Kernels#sum}.
 *   <li>The rows of a matrix are summed in one chain a column, so that a block of 64 rows is the
 *       leaf: {@link Kernels#addRows}.
 * </ul>
 */
@Stability(EXPERIMENTAL)
public final class SumOrder {
  /** How many numbers one running sum adds at most. */
  public static final int CHAIN = 64;

  /** How many running sums share numbers that lie side by side. */
  public static final int LANES = 16;

  private SumOrder() {}

  /**
   * Returns how many numbers the first of two parts has: the largest power of two below their
   * number.
   *
   * @param count at least 2
   */
  public static int firstPart(int count) {
    return Integer.highestOneBit(count - 1);
  }
}
