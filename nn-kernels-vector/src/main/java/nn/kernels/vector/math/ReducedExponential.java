package nn.kernels.vector.math;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** x + low = k·ln 2 + r, hence e^(x + low) = 2ᵏ·(1 + p) with p = eʳ − 1. */
final class ReducedExponential {
  private static final float INVERSE_LN2 = 0x1.715476p0f;
  private static final float LN2_HIGH = 0x1.62e4p-1f;
  private static final float LN2_LOW = 0x1.7f7d1cp-20f;
  private static final float ROUNDER = 0x1.8p23f;
  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int EXPONENT_BIAS = 127;
  private static final int FRACTION_BITS = 23;

  private ReducedExponential() {}

  /** Returns k. */
  static FloatVector exponent(FloatVector x) {
    return x.fma(INVERSE_LN2, ROUNDER).sub(ROUNDER);
  }

  /** Returns x − k·ln 2 but for the low part of ln 2; exact. */
  static FloatVector remainderHigh(FloatVector x, FloatVector k) {
    return k.lanewise(FMA, -LN2_HIGH, x);
  }

  /** Returns low less k times the low part of ln 2. */
  static FloatVector remainderLow(FloatVector low, FloatVector k) {
    return k.lanewise(FMA, -LN2_LOW, low);
  }

  static IntVector wholeNumber(FloatVector k) {
    return k.add(ROUNDER).reinterpretAsInts().sub(ROUNDER_BITS);
  }

  /** Returns 2ⁿ. */
  static FloatVector powerOfTwo(IntVector n) {
    return n.add(EXPONENT_BIAS).lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
  }

  /** Returns p − r, where error is what r lacks. */
  static FloatVector excess(FloatVector r, FloatVector error) {
    FloatVector q = FloatVector.broadcast(Lanes.S, 0x1.9e7cf2p-13f);
    q = q.lanewise(FMA, r, 0x1.6d3a84p-10f);
    q = q.lanewise(FMA, r, 0x1.1112d4p-7f);
    q = q.lanewise(FMA, r, 0x1.5554f8p-5f);
    q = q.lanewise(FMA, r, 0x1.555554p-3f);
    q = q.lanewise(FMA, r, 0.5f);
    return r.mul(r).fma(q, error);
  }
}
