package nn.kernels.vector.math;

import nn.api.math.FloatMath;

/**
 * Functions of every element, for i in {@code [from, to)}; y may be x.
 *
 * <p>What does not fill a vector is left to the scalar twin, which gives the same bits: C2 has lost
 * stores beside masked ones (JDK-8387073).
 *
 * <p>All loops are called at one place, as fields that C2 takes for no constants, so that it
 * compiles each by itself. Where it compiled the loops of several functions into one caller, they
 * had more nodes than it inlines, and the last ones put their vectors on the heap.
 */
public final class Functions {
  private final Loop exp = Exponential::exp;
  private final Loop expm1 = Exponential::expm1;
  private final Loop log = Logarithm::log;
  private final Loop log1p = Logarithm::log1p;
  private final Loop tanh = Logistic::tanh;
  private final Loop sigmoid = Logistic::sigmoid;
  private final Loop gelu = NormalDistribution::gelu;
  private final Loop geluDerivative = NormalDistribution::geluDerivative;

  /** Creates the functions; thread-safe. */
  public Functions() {}

  /** Computes what fills vectors, and returns the first index that is left. */
  @FunctionalInterface
  private interface Loop {
    int run(float[] x, float[] y, int from, int to);
  }

  private static int run(Loop vectors, float[] x, float[] y, int from, int to) {
    return vectors.run(x, y, from, to);
  }

  /** Writes {@code y[i] = exp x[i]}. */
  public void exp(float[] x, float[] y, int from, int to) {
    for (int i = run(exp, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.exp(x[i]);
    }
  }

  /** Writes {@code y[i] = expm1 x[i]}. */
  public void expm1(float[] x, float[] y, int from, int to) {
    for (int i = run(expm1, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.expm1(x[i]);
    }
  }

  /** Writes {@code y[i] = log x[i]}. */
  public void log(float[] x, float[] y, int from, int to) {
    for (int i = run(log, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.log(x[i]);
    }
  }

  /** Writes {@code y[i] = log1p x[i]}. */
  public void log1p(float[] x, float[] y, int from, int to) {
    for (int i = run(log1p, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.log1p(x[i]);
    }
  }

  /** Writes {@code y[i] = tanh x[i]}. */
  public void tanh(float[] x, float[] y, int from, int to) {
    for (int i = run(tanh, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.tanh(x[i]);
    }
  }

  /** Writes {@code y[i] = sigmoid x[i]}. */
  public void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = run(sigmoid, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.sigmoid(x[i]);
    }
  }

  /** Writes {@code y[i] = gelu x[i]}. */
  public void gelu(float[] x, float[] y, int from, int to) {
    for (int i = run(gelu, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.gelu(x[i]);
    }
  }

  /** Writes {@code y[i] = geluDerivative x[i]}. */
  public void geluDerivative(float[] x, float[] y, int from, int to) {
    for (int i = run(geluDerivative, x, y, from, to); i < to; i++) {
      y[i] = FloatMath.geluDerivative(x[i]);
    }
  }
}
