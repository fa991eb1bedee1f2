package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LT;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;
import static nn.kernels.vector.math.Lanes.atLeast;
import static nn.kernels.vector.math.Lanes.atMost;
import static nn.kernels.vector.math.ReducedExponential.excess;
import static nn.kernels.vector.math.ReducedExponential.exponent;
import static nn.kernels.vector.math.ReducedExponential.powerOfTwo;
import static nn.kernels.vector.math.ReducedExponential.remainderHigh;
import static nn.kernels.vector.math.ReducedExponential.remainderLow;
import static nn.kernels.vector.math.ReducedExponential.wholeNumber;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** eˣ and eˣ − 1. */
final class Exponential {
  private static final float OVERFLOW = 89;
  private static final float UNDERFLOW = -104.5f;
  private static final float MINUS_ONE = -20;
  private static final float LINEAR = 0x1p-25f;

  private Exponential() {}

  static int exp(float[] xs, float[] ys, int from, int to) {
    FloatVector zero = broadcast(S, 0);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector b = atLeast(atMost(x, OVERFLOW), UNDERFLOW);
      FloatVector k = exponent(b);
      IntVector n = wholeNumber(k);
      IntVector half = n.lanewise(ASHR, 1);
      FloatVector s1 = powerOfTwo(half);
      FloatVector s2 = powerOfTwo(n.sub(half));
      FloatVector rHigh = remainderHigh(b, k);
      FloatVector rLow = remainderLow(zero, k);
      FloatVector r = rHigh.add(rLow);
      FloatVector e = excess(r, rLow.sub(r.sub(rHigh)));
      FloatVector y = r.add(e).add(1).mul(s1).mul(s2);
      y.blend(x, x.test(IS_NAN)).intoArray(ys, i);
    }
    return i;
  }

  static int expm1(float[] xs, float[] ys, int from, int to) {
    FloatVector zero = broadcast(S, 0);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector b = atLeast(atMost(x, OVERFLOW), MINUS_ONE);
      FloatVector k = exponent(b);
      FloatVector s = powerOfTwo(wholeNumber(k.sub(1)));
      FloatVector rHigh = remainderHigh(b, k);
      FloatVector rLow = remainderLow(zero, k);
      FloatVector r = rHigh.add(rLow);
      FloatVector e = excess(r, rLow.sub(r.sub(rHigh)));
      FloatVector high = s.sub(0.5f);
      FloatVector sum = s.fma(r, high);
      FloatVector low = s.sub(high).sub(0.5f).add(s.fma(r, high.sub(sum)));
      FloatVector y = sum.add(s.fma(e, low)).mul(2);
      y.blend(x, x.abs().compare(LT, LINEAR).or(x.test(IS_NAN))).intoArray(ys, i);
    }
    return i;
  }
}
