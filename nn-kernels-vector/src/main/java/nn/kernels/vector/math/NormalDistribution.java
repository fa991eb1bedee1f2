package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LT;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;
import static nn.kernels.vector.math.Lanes.SIGN;
import static nn.kernels.vector.math.Lanes.atMost;
import static nn.kernels.vector.math.ReducedExponential.excess;
import static nn.kernels.vector.math.ReducedExponential.exponent;
import static nn.kernels.vector.math.ReducedExponential.powerOfTwo;
import static nn.kernels.vector.math.ReducedExponential.remainderHigh;
import static nn.kernels.vector.math.ReducedExponential.remainderLow;
import static nn.kernels.vector.math.ReducedExponential.wholeNumber;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** x·Φ(x), known as GELU, and its derivative, with the tail of Φ in the same loop. */
final class NormalDistribution {
  private static final float ZERO = 14.6f;
  private static final float INVERSE_SQRT_2PI = 0x1.988454p-2f;
  private static final float INVERSE_SQRT_2PI_LOW = -0x1.857936p-27f;
  private static final float C0 = 0x1.1058fep-3f;
  private static final float C1 = 0x1.103f1ap-3f;
  private static final float C2 = 0x1.e6edb0p-4f;

  private NormalDistribution() {}

  static int gelu(float[] xs, float[] ys, int from, int to) {
    return gelu(false, xs, ys, from, to);
  }

  static int geluDerivative(float[] xs, float[] ys, int from, int to) {
    return gelu(true, xs, ys, from, to);
  }

  private static int gelu(boolean derivative, float[] xs, float[] ys, int from, int to) {
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector t = atMost(x.abs(), ZERO);
      FloatVector h = t.mul(-0.5f).mul(t);
      FloatVector hLow = t.mul(-0.5f).fma(t, h.neg());
      FloatVector k = exponent(h);
      IntVector whole = wholeNumber(k);
      IntVector half = whole.lanewise(ASHR, 1);
      FloatVector s1 = powerOfTwo(half);
      FloatVector s2 = powerOfTwo(whole.sub(half));
      FloatVector rHigh = remainderHigh(h, k);
      FloatVector rLow = remainderLow(hLow, k);
      FloatVector r = rHigh.add(rLow);
      FloatVector p = r.add(excess(r, rLow.sub(r.sub(rHigh))));

      FloatVector d = t.add(3);
      FloatVector u = broadcast(S, 3).div(d);
      FloatVector v = broadcast(S, 0x1.308e00p-6f);
      v = v.lanewise(FMA, u, -0x1.d8745ap-4f);
      v = v.lanewise(FMA, u, 0x1.27fc0ep-2f);
      v = v.lanewise(FMA, u, -0x1.6952e6p-2f);
      v = v.lanewise(FMA, u, 0x1.9afb5ap-3f);
      v = v.lanewise(FMA, u, -0x1.5d2a6cp-4f);
      v = v.lanewise(FMA, u, 0x1.3be3b2p-4f);
      v = v.lanewise(FMA, u, 0x1.54de60p-4f);
      FloatVector w = u.lanewise(FMA, v, C2);
      FloatVector m = u.lanewise(FMA, w, C1);
      FloatVector n = u.lanewise(FMA, m, C0);
      FloatVector ratio = u.mul(n);

      FloatVector wLow = u.fma(v, broadcast(S, C2).sub(w));
      FloatVector mLow = u.fma(wLow, u.fma(w, broadcast(S, C1).sub(m)));
      FloatVector nLow = u.fma(mLow, u.fma(m, broadcast(S, C0).sub(n)));
      FloatVector step = u.lanewise(FMA, d, -3).add(u.mul(t.sub(d.sub(3)))).mul(d).mul(1 / 3f);
      FloatVector slope = t.lanewise(FMA, ratio, -INVERSE_SQRT_2PI);
      FloatVector ratioLow = step.fma(slope, u.fma(nLow, u.fma(n, ratio.neg())));

      if (derivative) {
        FloatVector g = t.neg().mul(INVERSE_SQRT_2PI);
        FloatVector gRounding = t.neg().lanewise(FMA, INVERSE_SQRT_2PI, g.neg());
        FloatVector gLow = t.neg().lanewise(FMA, INVERSE_SQRT_2PI_LOW, gRounding);
        FloatVector s = ratio.add(g);
        FloatVector sLow = ratioLow.add(ratio.sub(s).add(g).add(gLow));
        FloatVector tail = s.add(s.fma(p, sLow.fma(p, sLow))).mul(s1).mul(s2);
        FloatVector y = tail.blend(broadcast(S, 1).sub(tail), x.compare(GT, 0));
        y.blend(x, x.test(IS_NAN)).intoArray(ys, i);
      } else {
        FloatVector s = t.neg().mul(ratio);
        FloatVector sLow = t.neg().fma(ratioLow, t.neg().fma(ratio, s.neg()));
        FloatVector tail = s.add(s.fma(p, sLow.fma(p, sLow))).mul(s1).mul(s2);
        FloatVector y = x.blend(0, x.compare(LT, 0)).add(tail);
        IntVector magnitude = y.abs().reinterpretAsInts();
        IntVector sign = x.reinterpretAsInts().and(SIGN);
        FloatVector signed = magnitude.or(sign).reinterpretAsFloats();
        signed.blend(x, x.test(IS_NAN)).intoArray(ys, i);
      }
    }
    return i;
  }
}
