package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums and maxima.
 *
 * <p>A sum has sixteen lanes on every machine, in one vector, in two or in four: {@code a} to
 * {@code d}. Vectors of another width than all other kernels' would hold four of them as fast, but
 * C2 would find two types where every kernel calls {@code add} and put vectors on the heap.
 */
public final class Reductions {
  private static final int LANES = 16;
  private static final boolean TWO_VECTORS = COUNT < 16;
  private static final boolean FOUR_VECTORS = COUNT < 8;
  private static final VectorShuffle<Float> EIGHT_ON = swap(8);
  private static final VectorShuffle<Float> FOUR_ON = swap(4);
  private static final VectorShuffle<Float> TWO_ON = swap(2);

  private Reductions() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(S, lane -> (lane ^ distance) % COUNT);
  }

  /** Returns the sum of {@code [from, to)} in sixteen lanes. */
  public static float sum(float[] x, int from, int to) {
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      a = a.add(fromArray(S, x, i));
      if (TWO_VECTORS) {
        b = b.add(fromArray(S, x, i + COUNT));
      }
      if (FOUR_VECTORS) {
        c = c.add(fromArray(S, x, i + 2 * COUNT));
        d = d.add(fromArray(S, x, i + 3 * COUNT));
      }
    }
    if (i < to) {
      a = a.add(upTo(to, x, i));
      if (TWO_VECTORS) {
        b = b.add(upTo(to, x, i + COUNT));
      }
      if (FOUR_VECTORS) {
        c = c.add(upTo(to, x, i + 2 * COUNT));
        d = d.add(upTo(to, x, i + 3 * COUNT));
      }
    }
    return FOUR_VECTORS ? fold(a.add(c).add(b.add(d))) : fold(TWO_VECTORS ? a.add(b) : a);
  }

  private static FloatVector upTo(int end, float[] x, int i) {
    return fromArray(S, x, i, S.indexInRange(i, end));
  }

  /** Adds halves, then halves of halves. */
  private static float fold(FloatVector sums) {
    FloatVector eight = TWO_VECTORS ? sums : sums.add(sums.rearrange(EIGHT_ON));
    FloatVector four = FOUR_VECTORS ? eight : eight.add(eight.rearrange(FOUR_ON));
    FloatVector two = four.add(four.rearrange(TWO_ON));
    return two.lane(0) + two.lane(1);
  }

  /** Returns the largest of {@code [from, to)}. */
  public static float max(float[] x, int from, int to) {
    FloatVector a = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    int i = from;
    for (; i <= to - 2 * COUNT; i += 2 * COUNT) {
      a = a.max(fromArray(S, x, i));
      b = b.max(fromArray(S, x, i + COUNT));
    }
    for (; i < to; i += COUNT) {
      a = a.lanewise(VectorOperators.MAX, upTo(to, x, i), S.indexInRange(i, to));
    }
    return a.max(b).reduceLanes(VectorOperators.MAX);
  }
}
