package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and maxima.
 *
 * <p>Four vectors of four hold the sixteen lanes of a sum on every machine: wider ones would wait
 * just as long for the addition before.
 */
public final class Reductions {
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  private Reductions() {}

  /** Returns the sum of {@code [from, to)} in sixteen lanes. */
  public static float sum(float[] x, int from, int to) {
    FloatVector a = FloatVector.zero(FOUR);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = from;
    for (; i <= to - 16; i += 16) {
      a = a.add(fromArray(FOUR, x, i));
      b = b.add(fromArray(FOUR, x, i + 4));
      c = c.add(fromArray(FOUR, x, i + 8));
      d = d.add(fromArray(FOUR, x, i + 12));
    }
    if (i < to) {
      a = a.add(fromArray(FOUR, x, i, FOUR.indexInRange(i, to)));
      b = b.add(fromArray(FOUR, x, i + 4, FOUR.indexInRange(i + 4, to)));
      c = c.add(fromArray(FOUR, x, i + 8, FOUR.indexInRange(i + 8, to)));
      d = d.add(fromArray(FOUR, x, i + 12, FOUR.indexInRange(i + 12, to)));
    }
    FloatVector four = a.add(c).add(b.add(d));
    return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
  }

  /** Returns the largest of {@code [from, to)}. */
  public static float max(float[] x, int from, int to) {
    FloatVector a = FloatVector.broadcast(FOUR, Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = from;
    for (; i <= to - 16; i += 16) {
      a = a.max(fromArray(FOUR, x, i));
      b = b.max(fromArray(FOUR, x, i + 4));
      c = c.max(fromArray(FOUR, x, i + 8));
      d = d.max(fromArray(FOUR, x, i + 12));
    }
    for (; i <= to - 4; i += 4) {
      a = a.max(fromArray(FOUR, x, i));
    }
    float largest = a.max(b).max(c.max(d)).reduceLanes(VectorOperators.MAX);
    for (; i < to; i++) {
      largest = Math.max(largest, x[i]);
    }
    return largest;
  }
}
