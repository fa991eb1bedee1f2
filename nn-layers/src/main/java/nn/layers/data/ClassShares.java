package nn.layers.data;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * How many samples of each class are held back for the test: the method of largest remainders
 * (Hamilton's), so that the shares add up to the fraction of all samples.
 *
 * <p>A class first gives the whole part of its share. What is then missing in the sum is given by
 * the classes with the largest fractions, one sample each; of equal ones, by a random order that
 * the seed decides. A class keeps its last sample for the training as long as another class can
 * give one.
 */
final class ClassShares {
  private final int[] samples;
  private final int[] given;
  private final double fraction;

  private ClassShares(int[] samples, double fraction) {
    this.samples = samples;
    this.given = new int[samples.length];
    this.fraction = fraction;
  }

  /**
   * Returns the number of test samples of each class.
   *
   * @param samples how many there are of each class
   * @param total how many are for the test in all
   * @param fraction the total divided by all samples, before it was rounded
   * @param order the order of the classes among equals
   */
  static int[] of(int[] samples, int total, double fraction, int[] order) {
    ClassShares shares = new ClassShares(samples, fraction);
    shares.give(total, order);
    return shares.given;
  }

  private void give(int total, int[] order) {
    int left = total;
    for (int each = 0; each < samples.length; each++) {
      int whole = (int) (fraction * samples[each]);
      given[each] = Math.min(whole, Math.min(left, Math.max(0, samples[each] - 1)));
      left -= given[each];
    }
    PriorityQueue<Integer> next = new PriorityQueue<>(mostOwed(rank(order)));
    for (int each = 0; each < samples.length; each++) {
      next.add(each);
    }
    while (left > 0) {
      int most = next.remove();
      if (given[most] < samples[most]) {
        given[most]++;
        left--;
        next.add(most);
      }
    }
  }

  /** Classes that can give without losing their last sample come first. */
  private Comparator<Integer> mostOwed(int[] rank) {
    return Comparator.comparing((Integer each) -> samples[each] - given[each] <= 1)
        .thenComparingDouble(each -> given[each] - fraction * samples[each])
        .thenComparingInt(each -> rank[each]);
  }

  private static int[] rank(int[] order) {
    int[] rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    return rank;
  }
}
