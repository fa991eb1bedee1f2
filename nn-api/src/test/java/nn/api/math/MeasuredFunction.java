package nn.api.math;

/**
 * The functions of {@link FloatMath}, each with what it must come near to and its measured error.
 */
enum MeasuredFunction {
  EXP(0.845),
  EXPM1(0.884),
  LOG(0.876),
  LOG1P(0.891),
  TANH(1.323),
  SIGMOID(1.075),
  ERF(1.138),
  NORMAL_CDF(1.665),
  NORMAL_PDF(1.042);

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
    };
  }

  private static double sigmoid(double x) {
    double z = StrictMath.exp(-Math.abs(x));
    return x < 0 ? z / (1 + z) : 1 / (1 + z);
  }
}
