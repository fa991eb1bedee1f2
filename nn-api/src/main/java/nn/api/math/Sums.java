package nn.api.math;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.Objects;
import nn.api.plugin.Stability;

/**
 * Sums of many floats in double: norms, means of squares and inner products for optimizers.
 *
 * <p>
 *
 * {@snippet :
 * double norm = Math.sqrt(Sums.squares(gradient, from, to));
 * }
 *
 * <p>The order of additions depends on how many numbers there are, and on nothing else; so the same
 * numbers have the same sum on every machine, before and after compilation, wherever they lie in
 * their array. Number i of the range goes to partial sum i mod 128, the partial sums are dealt out
 * to eight sums in the same way, and s₀ to s₇ are added as ((s₀ + s₄) + (s₂ + s₆)) + ((s₁ + s₅) +
 * (s₃ + s₇)). Who splits a range and adds the sums of its parts chooses an order of their own.
 *
 * <p>A product of two floats is exact in double and cannot overflow there. The relative error of a
 * sum of n numbers of one sign is at most (n / 128 + 20) · 1.2 · 10⁻¹⁶. NaN and infinities go
 * through as in any sum; an empty range has the sum 0.
 *
 * <p>All methods may be called from any thread. They throw {@link IndexOutOfBoundsException} if the
 * range is not within the array.
 */
@Stability(EXPERIMENTAL)
public final class Sums {
  private static final int PARTIAL_SUMS = 128;

  private Sums() {}

  /** Returns the sum of the squares of x[from] to x[to − 1]. */
  public static double squares(float[] x, int from, int to) {
    Objects.checkFromToIndex(from, to, x.length);
    double[] sums = partialSums(to - from);
    int count;
    for (int start = from; start < to; start += count) {
      count = Math.min(PARTIAL_SUMS, to - start);
      addSquares(x, start, count, sums);
    }
    return total(sums);
  }

  /** Returns the sum of the products a[i] · b[i] for i from {@code from} to {@code to − 1}. */
  public static double dot(float[] a, float[] b, int from, int to) {
    Objects.checkFromToIndex(from, to, a.length);
    Objects.checkFromToIndex(from, to, b.length);
    return dot(a, from, b, from, to - from);
  }

  /**
   * Returns the sum of the products a[aFrom + i] · b[bFrom + i] for i from 0 to {@code count − 1}.
   */
  public static double dot(float[] a, int aFrom, float[] b, int bFrom, int count) {
    Objects.checkFromIndexSize(aFrom, count, a.length);
    Objects.checkFromIndexSize(bFrom, count, b.length);
    double[] sums = partialSums(count);
    int part;
    for (int start = 0; start < count; start += part) {
      part = Math.min(PARTIAL_SUMS, count - start);
      addProducts(a, aFrom + start, b, bFrom + start, part, sums);
    }
    return total(sums);
  }

  /** Returns the sum of the squares of a[i] − b[i] for i from {@code from} to {@code to − 1}. */
  public static double squaredDistance(float[] a, float[] b, int from, int to) {
    Objects.checkFromToIndex(from, to, a.length);
    Objects.checkFromToIndex(from, to, b.length);
    double[] sums = partialSums(to - from);
    int count;
    for (int start = from; start < to; start += count) {
      count = Math.min(PARTIAL_SUMS, to - start);
      addSquaredDifferences(a, b, start, count, sums);
    }
    return total(sums);
  }

  /** Returns the sum of the absolute values of x[from] to x[to − 1]. */
  public static double absolute(float[] x, int from, int to) {
    Objects.checkFromToIndex(from, to, x.length);
    double[] sums = partialSums(to - from);
    int count;
    for (int start = from; start < to; start += count) {
      count = Math.min(PARTIAL_SUMS, to - start);
      addAbsolute(x, start, count, sums);
    }
    return total(sums);
  }

  /** Returns zeros, of a length that is a multiple of eight. */
  private static double[] partialSums(int count) {
    return new double[Math.min(count, PARTIAL_SUMS) + 7 & -8];
  }

  // C2 makes vector code of these three loops, as no addition waits for another.

  private static void addSquares(float[] x, int start, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      double value = x[start + i];
      sums[i] += value * value;
    }
  }

  private static void addProducts(
      float[] a, int aFrom, float[] b, int bFrom, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += (double) a[aFrom + i] * b[bFrom + i];
    }
  }

  private static void addSquaredDifferences(
      float[] a, float[] b, int start, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      double difference = (double) a[start + i] - b[start + i];
      sums[i] += difference * difference;
    }
  }

  private static void addAbsolute(float[] x, int start, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += Math.abs(x[start + i]);
    }
  }

  private static double total(double[] sums) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = 0; i < sums.length; i += 8) {
      s0 += sums[i];
      s1 += sums[i + 1];
      s2 += sums[i + 2];
      s3 += sums[i + 3];
      s4 += sums[i + 4];
      s5 += sums[i + 5];
      s6 += sums[i + 6];
      s7 += sums[i + 7];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }
}
