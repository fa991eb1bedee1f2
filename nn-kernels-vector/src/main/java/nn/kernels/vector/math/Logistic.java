package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;
import static nn.kernels.vector.math.Lanes.SIGN;
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

/** The logistic function 1/(1 + e⁻ˣ) and the hyperbolic tangent. */
final class Logistic {
  private static final float TANH_ONE = 10;
  private static final float SIGMOID_ONE = 87;
  private static final float SIGMOID_ZERO = -104.5f;

  private Logistic() {}

  static int tanh(float[] xs, float[] ys, int from, int to) {
    FloatVector zero = broadcast(S, 0);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector b = atMost(x.abs(), TANH_ONE).mul(-2);
      FloatVector k = exponent(b);
      FloatVector s = powerOfTwo(wholeNumber(k));
      FloatVector rHigh = remainderHigh(b, k);
      FloatVector rLow = remainderLow(zero, k);
      FloatVector r = rHigh.add(rLow);
      FloatVector e = excess(r, rLow.sub(r.sub(rHigh)));
      FloatVector p = r.add(e);
      FloatVector pLow = r.sub(p).add(e);
      FloatVector c = s.sub(1);
      FloatVector m = s.fma(p, c);
      FloatVector mLow = s.fma(p, c.sub(m)).add(s.fma(pLow, s.sub(c.add(1))));
      FloatVector d = m.add(2);
      FloatVector dLow = m.sub(d.sub(2)).add(mLow);
      FloatVector inverse = broadcast(S, 1).div(d);
      FloatVector q = m.mul(inverse);
      FloatVector missing = q.neg().fma(d, m).add(q.neg().fma(dLow, mLow));
      IntVector magnitude = missing.fma(inverse, q).abs().reinterpretAsInts();
      FloatVector y = magnitude.or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
      y.blend(x, x.test(IS_NAN)).intoArray(ys, i);
    }
    return i;
  }

  static int sigmoid(float[] xs, float[] ys, int from, int to) {
    FloatVector zero = broadcast(S, 0);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector b = atMost(atLeast(x.neg(), -SIGMOID_ONE), -SIGMOID_ZERO);
      FloatVector k = exponent(b);
      IntVector whole = wholeNumber(k);
      IntVector negative = whole.min(0);
      IntVector n = negative.sub(whole);
      IntVector half = n.lanewise(ASHR, 1);
      FloatVector s = powerOfTwo(negative);
      FloatVector s1 = powerOfTwo(half);
      FloatVector s2 = powerOfTwo(n.sub(half));
      FloatVector rHigh = remainderHigh(b, k);
      FloatVector rLow = remainderLow(zero, k);
      FloatVector r = rHigh.add(rLow);
      FloatVector e = excess(r, rLow.sub(r.sub(rHigh)));
      FloatVector smaller = s.mul(s1).mul(s2);
      FloatVector p = r.add(e);
      FloatVector pLow = r.sub(p).add(e);
      FloatVector c = smaller.add(1);
      FloatVector d = s.fma(p, c);
      FloatVector dLow = s.fma(p, c.sub(d)).add(s.fma(pLow, smaller.sub(c.sub(1))));
      FloatVector y = broadcast(S, 1).div(d);
      FloatVector refined = y.neg().fma(y.fma(dLow, y.lanewise(FMA, d, -1)), y);
      refined.mul(s1).mul(s2).blend(x, x.test(IS_NAN)).intoArray(ys, i);
    }
    return i;
  }
}
