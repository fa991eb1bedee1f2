package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.fromArray;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums and maxima.
 *
 * <p>A sum has sixteen lanes on every machine, in one vector, in two or in four: {@code a} to
 * {@code d}. Vectors of another width than all other kernels' would hold four of them as fast, but
 * C2 would find two types where every kernel calls {@code add} and put vectors on the heap.
 *
 * <p>No method here takes or returns a vector, for that would be an object wherever C2 does not
 * inline the call, as it may not a method that it has compiled by itself before.
 */
public final class Reductions {
  private static final int LANES = 16;
  private static final boolean TWO_VECTORS = COUNT < 16;
  private static final boolean FOUR_VECTORS = COUNT < 8;
  private static final VectorShuffle<Float> EIGHT_ON = swap(8);
  private static final VectorShuffle<Float> FOUR_ON = swap(4);
  private static final VectorShuffle<Float> TWO_ON = swap(2);

  /** Masks of the first lanes, by their number: one made where it is used may be an object. */
  private static final List<VectorMask<Float>> FIRST =
      IntStream.rangeClosed(0, COUNT).mapToObj(lanes -> S.indexInRange(0, lanes)).toList();

  private Reductions() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(S, lane -> (lane ^ distance) % COUNT);
  }

  /** Returns the sum of {@code [from, to)}: of sixteen lanes, then of halves of halves. */
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
      a = a.add(fromArray(S, x, i, before(to, i)));
      if (TWO_VECTORS) {
        b = b.add(fromArray(S, x, i + COUNT, before(to, i + COUNT)));
      }
      if (FOUR_VECTORS) {
        c = c.add(fromArray(S, x, i + 2 * COUNT, before(to, i + 2 * COUNT)));
        d = d.add(fromArray(S, x, i + 3 * COUNT, before(to, i + 3 * COUNT)));
      }
    }
    FloatVector sums = FOUR_VECTORS ? a.add(c).add(b.add(d)) : TWO_VECTORS ? a.add(b) : a;
    FloatVector eight = TWO_VECTORS ? sums : sums.add(sums.rearrange(EIGHT_ON));
    FloatVector four = FOUR_VECTORS ? eight : eight.add(eight.rearrange(FOUR_ON));
    FloatVector two = four.add(four.rearrange(TWO_ON));
    return two.lane(0) + two.lane(1);
  }

  /** Returns the mask of the lanes that begin at {@code i} and lie before {@code end}. */
  private static VectorMask<Float> before(int end, int i) {
    return FIRST.get(Math.clamp(end - i, 0, COUNT));
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
      a = a.lanewise(VectorOperators.MAX, fromArray(S, x, i, before(to, i)), before(to, i));
    }
    return a.max(b).reduceLanes(VectorOperators.MAX);
  }
}
