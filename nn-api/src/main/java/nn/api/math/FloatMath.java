package nn.api.math;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * The elementary functions of the framework on floats: every kernel, scalar or vector, computes
 * these and gives these bits.
 *
 * <p>The same argument gives the same result on every machine and in every JVM, interpreted or
 * compiled: the functions consist of + − × ÷, {@link Math#fma(float, float, float)}, minima,
 * maxima, selections and shifts of the exponent in one written order, without a table, a loop or a
 * {@code double}. A vector kernel is their transcription, an instruction for an instruction.
 *
 * <p>An error is given in ulp, units in the last place of the float nearest to the exact result, as
 * the largest over all 2³² arguments with an argument where it occurs; a correctly rounded function
 * has 0.5. No result is further than one float from the correctly rounded one, of normalCdf and
 * gelu two. Subnormal arguments and results count.
 *
 * <p>NaN gives NaN. Nothing throws. All functions may be called from any thread.
 */
@Stability(STABLE)
public final class FloatMath {
  private FloatMath() {}

  /**
   * Returns eˣ.
   *
   * <p>Error 0.845 ulp, at 48.181007. From 88.72284 on the result is infinite, below −103.972 zero.
   */
  public static float exp(float x) {
    return Exponential.exp(x);
  }

  /**
   * Returns eˣ − 1, accurate near 0.
   *
   * <p>Error 0.884 ulp, at 0.35573766. −0 gives −0.
   */
  public static float expm1(float x) {
    return Exponential.expm1(x);
  }

  /**
   * Returns the natural logarithm of x.
   *
   * <p>Error 0.876 ulp, at 1.2743293. ±0 gives −∞, a negative x gives NaN.
   */
  public static float log(float x) {
    return Logarithm.log(x);
  }

  /**
   * Returns ln(1 + x), accurate near 0.
   *
   * <p>Error 0.891 ulp, at 0.41387782. −0 gives −0, −1 gives −∞, an x below −1 gives NaN.
   */
  public static float log1p(float x) {
    return Logarithm.log1p(x);
  }

  /**
   * Returns the hyperbolic tangent of x, odd to the last bit.
   *
   * <p>Error 0.752 ulp, at −0.1251466. From |x| = 9.011 on the result is ±1.
   */
  public static float tanh(float x) {
    return Logistic.tanh(x);
  }

  /**
   * Returns the logistic function 1/(1 + e⁻ˣ), with a small relative error down to the subnormal
   * results.
   *
   * <p>Error 0.787 ulp, at −87.69508.
   */
  public static float sigmoid(float x) {
    return Logistic.sigmoid(x);
  }

  /**
   * Returns the error function 2/√π · ∫₀ˣ e^(−t²) dt, odd to the last bit.
   *
   * <p>Error 1.094 ulp, at −1.0035115.
   */
  public static float erf(float x) {
    return NormalDistribution.erf(x);
  }

  /**
   * Returns the distribution function Φ of the standard normal distribution, with a small relative
   * error down to the subnormal results.
   *
   * <p>Error 1.796 ulp, at −0.0069233524.
   */
  public static float normalCdf(float x) {
    return NormalDistribution.cdf(x);
  }

  /**
   * Returns the density φ(x) = e^(−x²/2)/√(2π) of the standard normal distribution, the derivative
   * of Φ.
   *
   * <p>Error 1.042 ulp, at 3.4319544.
   */
  public static float normalPdf(float x) {
    return NormalDistribution.pdf(x);
  }

  /**
   * Returns x·Φ(x), known as GELU, with a small relative error down to the subnormal results.
   *
   * <p>Error 1.688 ulp, at −0.007844113. −∞ gives −0, the limit.
   */
  public static float gelu(float x) {
    return NormalDistribution.gelu(x);
  }

  /**
   * Returns Φ(x) + x·φ(x), the derivative of {@link #gelu}, which vanishes at −0.75179152.
   *
   * <p>Error 1.892 ulp of the larger of Φ(x) and |x·φ(x)|, at −3.4258375. −∞ gives −0, the limit.
   */
  public static float geluDerivative(float x) {
    return NormalDistribution.geluDerivative(x);
  }
}
