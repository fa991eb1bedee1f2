package nn.api.math;

/**
 * The functions of {@link FloatMath}, each with what it must come near to and its measured error.
 */
enum MeasuredFunction {
  EXP(0.845),
  EXPM1(0.884),
  LOG(0.876),
  LOG1P(0.891),
  TANH(0.752),
  SIGMOID(0.787),
  ERF(1.094),
  NORMAL_CDF(1.796),
  NORMAL_PDF(1.042),
  GELU(1.688),
  GELU_DERIVATIVE(1.892);

  private final double bound;

  MeasuredFunction(double bound) {
    this.bound = bound;
  }

  /** The largest error in ulp that a run over all floats found, rounded up. */
  double bound() {
    return bound;
  }

  float apply(float x) {
    return switch (this) {
      case EXP -> FloatMath.exp(x);
      case EXPM1 -> FloatMath.expm1(x);
      case LOG -> FloatMath.log(x);
      case LOG1P -> FloatMath.log1p(x);
      case TANH -> FloatMath.tanh(x);
      case SIGMOID -> FloatMath.sigmoid(x);
      case ERF -> FloatMath.erf(x);
      case NORMAL_CDF -> FloatMath.normalCdf(x);
      case NORMAL_PDF -> FloatMath.normalPdf(x);
      case GELU -> FloatMath.gelu(x);
      case GELU_DERIVATIVE -> FloatMath.geluDerivative(x);
    };
  }

  /** The function in double precision. */
  double exact(double x) {
    return switch (this) {
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> sigmoid(x);
      case ERF -> NormalOracle.erf(x);
      case NORMAL_CDF -> NormalOracle.cdf(x);
      case NORMAL_PDF -> NormalOracle.pdf(x);
      case GELU -> gelu(x);
      case GELU_DERIVATIVE -> NormalOracle.geluDerivative(x);
    };
  }

  /**
   * Returns how far {@code apply(x)} is from the exact result, in ulp of the float nearest to it;
   * of the derivative of GELU, which is a sum that may vanish, in ulp of the larger addend.
   */
  double error(float x) {
    double exact = exact(x);
    float nearest = (float) exact;
    float actual = apply(x);
    if (!Float.isFinite(nearest) || !Float.isFinite(actual)) {
      return Float.compare(actual, nearest) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - exact) / Math.ulp((float) magnitude(x, exact));
  }

  private double magnitude(double x, double exact) {
    if (this != GELU_DERIVATIVE) {
      return exact;
    }
    double finite = Math.clamp(x, -100, 100);
    return Math.max(NormalOracle.cdf(finite), Math.abs(finite * NormalOracle.pdf(finite)));
  }

  /** Of −∞ the limit. */
  private static double gelu(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * NormalOracle.cdf(x);
  }

  private static double sigmoid(double x) {
    double z = StrictMath.exp(-Math.abs(x));
    return x < 0 ? z / (1 + z) : 1 / (1 + z);
  }
}
