package nn.kernels.vector.math;

import nn.api.math.FloatMath;

/**
 * Functions of every element, for i in {@code [from, to)}; y may be x.
 *
 * <p>What does not fill a vector is left to the scalar twin, which gives the same bits: C2 has lost
 * stores beside masked ones (JDK-8387073).
 */
public final class Functions {
  private Functions() {}

  /** Writes {@code y[i] = exp x[i]}. */
  public static void exp(float[] x, float[] y, int from, int to) {
    for (int i = Exponential.exp(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.exp(x[i]);
    }
  }

  /** Writes {@code y[i] = expm1 x[i]}. */
  public static void expm1(float[] x, float[] y, int from, int to) {
    for (int i = Exponential.expm1(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.expm1(x[i]);
    }
  }

  /** Writes {@code y[i] = log x[i]}. */
  public static void log(float[] x, float[] y, int from, int to) {
    for (int i = Logarithm.log(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.log(x[i]);
    }
  }

  /** Writes {@code y[i] = log1p x[i]}. */
  public static void log1p(float[] x, float[] y, int from, int to) {
    for (int i = Logarithm.log1p(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.log1p(x[i]);
    }
  }

  /** Writes {@code y[i] = tanh x[i]}. */
  public static void tanh(float[] x, float[] y, int from, int to) {
    for (int i = Logistic.tanh(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.tanh(x[i]);
    }
  }

  /** Writes {@code y[i] = sigmoid x[i]}. */
  public static void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = Logistic.sigmoid(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.sigmoid(x[i]);
    }
  }

  /** Writes {@code y[i] = gelu x[i]}. */
  public static void gelu(float[] x, float[] y, int from, int to) {
    for (int i = NormalDistribution.gelu(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.gelu(x[i]);
    }
  }

  /** Writes {@code y[i] = geluDerivative x[i]}. */
  public static void geluDerivative(float[] x, float[] y, int from, int to) {
    for (int i = NormalDistribution.geluDerivative(x, y, from, to); i < to; i++) {
      y[i] = FloatMath.geluDerivative(x[i]);
    }
  }
}
