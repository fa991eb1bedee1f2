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
import nn.api.kernel.SumOrder;

/**
 * Sums, sums of rows and maxima.
 *
 * <p>A sum has sixteen lanes on every machine, in one vector, in two or in four: {@code a} to
 * {@code d}. Vectors of another width than all other kernels' would hold four of them as fast, but
 * C2 would find two types where every kernel calls {@code add} and put vectors on the heap.
 *
 * <p>No method here takes or returns a vector, for that would be an object wherever C2 does not
 * inline the call, as it may not a method that it has compiled by itself before.
 */
public final class Reductions {
  private static final int LANES = SumOrder.LANES;
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
    if (to - from > SumOrder.BLOCK) {
      return ofTwoParts(x, from, to);
    }
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

  private static float ofTwoParts(float[] x, int from, int to) {
    int middle = from + SumOrder.firstPart(to - from);
    return sum(x, from, middle) + sum(x, middle, to);
  }

  /** Returns the mask of the lanes that begin at {@code i} and lie before {@code end}. */
  private static VectorMask<Float> before(int end, int i) {
    return FIRST.get(Math.clamp(end - i, 0, COUNT));
  }

  /** Adds rows to {@code y}, four vectors of columns at a time, and two where there are fewer. */
  public static void addRows(
      float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    int j = 0;
    for (; j <= columns - 4 * COUNT; j += 4 * COUNT) {
      FloatVector a = fromArray(S, y, at + j);
      FloatVector b = fromArray(S, y, at + j + COUNT);
      FloatVector c = fromArray(S, y, at + j + 2 * COUNT);
      FloatVector d = fromArray(S, y, at + j + 3 * COUNT);
      int start = from + j;
      for (int row = 0; row < rows; row++) {
        a = a.add(fromArray(S, x, start));
        b = b.add(fromArray(S, x, start + COUNT));
        c = c.add(fromArray(S, x, start + 2 * COUNT));
        d = d.add(fromArray(S, x, start + 3 * COUNT));
        start += stride;
      }
      a.intoArray(y, at + j);
      b.intoArray(y, at + j + COUNT);
      c.intoArray(y, at + j + 2 * COUNT);
      d.intoArray(y, at + j + 3 * COUNT);
    }
    for (; j < columns; j += 2 * COUNT) {
      VectorMask<Float> first = before(columns, j);
      VectorMask<Float> second = before(columns, j + COUNT);
      FloatVector a = fromArray(S, y, at + j, first);
      FloatVector b = fromArray(S, y, at + j + COUNT, second);
      int start = from + j;
      for (int row = 0; row < rows; row++) {
        a = a.add(fromArray(S, x, start, first));
        b = b.add(fromArray(S, x, start + COUNT, second));
        start += stride;
      }
      a.intoArray(y, at + j, first);
      b.intoArray(y, at + j + COUNT, second);
    }
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
