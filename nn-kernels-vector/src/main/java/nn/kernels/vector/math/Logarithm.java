package nn.kernels.vector.math;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LT;
import static nn.kernels.vector.math.Lanes.COUNT;
import static nn.kernels.vector.math.Lanes.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** ln x and ln(1 + x). */
final class Logarithm {
  private static final float LN2_HIGH = 0x1.62e4p-1f;
  private static final float LN2_LOW = 0x1.7f7d1cp-20f;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;
  private static final int EXPONENT_MASK = 0xff800000;
  private static final float UNIT_OF_SHIFT = 0x1p-23f;
  private static final float LINEAR = 0x1p-25f;

  private Logarithm() {}

  static int log(float[] xs, float[] ys, int from, int to) {
    FloatVector zero = broadcast(S, 0);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      VectorMask<Float> subnormal = x.compare(LT, Float.MIN_NORMAL);
      FloatVector m = x.blend(x.mul(0x1p24f), subnormal);
      IntVector shift = shift(m);
      FloatVector exponent = exponent(shift);
      FloatVector k = exponent.blend(exponent.sub(24), subnormal);
      FloatVector f = unscale(m, shift).sub(1);
      FloatVector y = log(k, f, zero);
      FloatVector positive = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
      FloatVector notNegative = positive.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0));
      notNegative.blend(Float.NaN, x.compare(LT, 0)).intoArray(ys, i);
    }
    return i;
  }

  static int log1p(float[] xs, float[] ys, int from, int to) {
    FloatVector four = broadcast(S, 4);
    int i = from;
    for (; i <= to - COUNT; i += COUNT) {
      FloatVector x = fromArray(S, xs, i);
      FloatVector u = x.add(1);
      IntVector shift = shift(u);
      FloatVector m = unscale(x, shift);
      FloatVector s = unscale(four, shift).fma(0.25f, -1);
      FloatVector f = m.add(s);
      FloatVector t = f.sub(m);
      FloatVector g = m.sub(f.sub(t)).add(s.sub(t));
      FloatVector y = log(exponent(shift), f, g);
      FloatVector positive = u.blend(y, u.compare(LT, Float.POSITIVE_INFINITY));
      FloatVector notNegative = positive.blend(Float.NEGATIVE_INFINITY, u.compare(EQ, 0));
      FloatVector atBorders = notNegative.blend(Float.NaN, u.compare(LT, 0));
      atBorders.blend(x, x.abs().compare(LT, LINEAR)).intoArray(ys, i);
    }
    return i;
  }

  private static IntVector shift(FloatVector u) {
    return u.reinterpretAsInts().sub(SQRT_HALF_BITS).and(EXPONENT_MASK);
  }

  private static FloatVector exponent(IntVector shift) {
    return shift.convert(I2F, 0).reinterpretAsFloats().mul(UNIT_OF_SHIFT);
  }

  private static FloatVector unscale(FloatVector x, IntVector shift) {
    return x.reinterpretAsInts().sub(shift).reinterpretAsFloats();
  }

  /** Returns k·ln 2 + ln(1 + f + g). */
  private static FloatVector log(FloatVector k, FloatVector f, FloatVector g) {
    FloatVector q = broadcast(S, -0x1.38c974p-4f);
    q = q.lanewise(FMA, f, 0x1.055eaep-3f);
    q = q.lanewise(FMA, f, -0x1.0d8246p-3f);
    q = q.lanewise(FMA, f, 0x1.22d93p-3f);
    q = q.lanewise(FMA, f, -0x1.54728ap-3f);
    q = q.lanewise(FMA, f, 0x1.99a01cp-3f);
    q = q.lanewise(FMA, f, -0x1.000226p-2f);
    q = q.lanewise(FMA, f, 0x1.555554p-2f);
    q = q.lanewise(FMA, f, -0.5f);
    FloatVector high = k.mul(LN2_HIGH);
    FloatVector sum = high.add(f);
    FloatVector low = k.lanewise(FMA, LN2_LOW, f.sub(sum.sub(high))).add(f.neg().fma(g, g));
    return sum.add(f.mul(f).fma(q, low));
  }
}
