package nn.kernels.vector.math;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of this machine's width. */
final class Lanes {
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  static final int COUNT = S.length();
  static final int SIGN = 0x80000000;

  private Lanes() {}

  /** Returns min(x, limit); of NaN, NaN. */
  static FloatVector atMost(FloatVector x, float limit) {
    return x.blend(limit, x.compare(GT, limit));
  }

  /** Returns max(x, limit); of NaN, NaN. */
  static FloatVector atLeast(FloatVector x, float limit) {
    return x.blend(limit, x.compare(LT, limit));
  }
}
