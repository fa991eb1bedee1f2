package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * The loops in which training spends its time.
 *
 * <p>Every implementation gives the same bits as the built-in scalar one, unless its descriptor
 * says otherwise: products accumulate with {@code fma} in ascending k, sums run in sixteen lanes by
 * index modulo 16 that are added in a fixed tree, functions are those of {@link
 * nn.api.math.FloatMath}. Thread-safe.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface Kernels {

  /** Returns a short description for the log: {@code scalar}, {@code vector, 512 bit}. */
  String description();

  /** Writes the product of {@code a} and {@code b}, read from their offsets, to {@code c}. */
  void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers);

  /** Writes {@code y[i] = e^x[i]} for i in {@code [from, to)}. */
  void exp(float[] x, float[] y, int from, int to);

  /** Writes {@code y[i] = log x[i]} for i in {@code [from, to)}. */
  void log(float[] x, float[] y, int from, int to);

  /** Writes {@code y[i] = tanh x[i]} for i in {@code [from, to)}. */
  void tanh(float[] x, float[] y, int from, int to);

  /** Writes {@code y[i] = sigmoid x[i]} for i in {@code [from, to)}. */
  void sigmoid(float[] x, float[] y, int from, int to);

  /**
   * Returns the sum of {@code x[from], …, x[to − 1]}; lane j holds index {@code from + j + 16i}.
   */
  float sum(float[] x, int from, int to);
}
