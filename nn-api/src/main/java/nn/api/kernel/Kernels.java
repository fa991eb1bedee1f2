package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.math.FloatMath;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * The loops in which training spends its time.
 *
 * <p>Every implementation gives the same bits as the built-in scalar one, unless its descriptor
 * says otherwise; where a result is NaN, any NaN will do. The methods with a body define by it what
 * they compute, and an implementation overrides those that it can compute faster. A function may
 * write to the array it reads, {@code exp(x, x, from, to)}. Thread-safe.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface Kernels {

  /** Returns a short description for the log: {@code scalar}, {@code vector, 512 bit}. */
  String description();

  /**
   * Returns what has to run before these kernels are fast; null if they are fast at once.
   *
   * <p>The framework runs it once there is much to compute; until a stage is over the built-in
   * kernels serve in place of those that it is for, so only kernels with the same bits may have
   * one.
   */
  default @Nullable WarmUp warmUp() {
    return null;
  }

  /**
   * Writes the product of {@code a} and {@code b}, read from their offsets, to {@code c}: every
   * element is a chain {@code c = fma(a, b, c)} with k ascending.
   */
  void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers);

  /**
   * Writes the product of {@code a} and {@code b} plus a bias to {@code c}: an element is that of
   * {@link #multiply}, to which the bias of its column is added last.
   *
   * @param bias n numbers from {@code biasOffset} on
   */
  default void multiplyAddBias(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] bias,
      int biasOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
    int n = shape.n();
    for (int i = 0; i < shape.m(); i++) {
      for (int j = 0; j < n; j++) {
        c[cOffset + i * n + j] += bias[biasOffset + j];
      }
    }
  }

  /** Writes {@code y[i] = e^x[i]} for i in {@code [from, to)}. */
  default void exp(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.exp(x[i]);
    }
  }

  /** Writes {@code y[i] = e^x[i] − 1} for i in {@code [from, to)}. */
  default void expm1(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.expm1(x[i]);
    }
  }

  /** Writes {@code y[i] = log x[i]} for i in {@code [from, to)}. */
  default void log(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log(x[i]);
    }
  }

  /** Writes {@code y[i] = log(1 + x[i])} for i in {@code [from, to)}. */
  default void log1p(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.log1p(x[i]);
    }
  }

  /** Writes {@code y[i] = tanh x[i]} for i in {@code [from, to)}. */
  default void tanh(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.tanh(x[i]);
    }
  }

  /** Writes {@code y[i] = 1 / (1 + e^−x[i])} for i in {@code [from, to)}. */
  default void sigmoid(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.sigmoid(x[i]);
    }
  }

  /** Writes {@code y[i] = x[i] · Φ(x[i])} for i in {@code [from, to)}. */
  default void gelu(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.gelu(x[i]);
    }
  }

  /** Writes {@code y[i] = Φ(x[i]) + x[i] · φ(x[i])} for i in {@code [from, to)}. */
  default void geluDerivative(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = FloatMath.geluDerivative(x[i]);
    }
  }

  /**
   * Returns the sum of {@code x[from], …, x[to − 1]}; 0 if there is none.
   *
   * <p>Up to 1,024 numbers are a block. It has sixteen lanes that start at 0; lane j adds {@code
   * x[from + j + 16i]} with i ascending. Then lane j adds lane j + 8 for j &lt; 8, lane j + 4 for j
   * &lt; 4, and so on. More numbers are summed in two parts, as {@link SumOrder} says.
   */
  default float sum(float[] x, int from, int to) {
    if (to - from > SumOrder.BLOCK) {
      int middle = from + SumOrder.firstPart(to - from);
      return sum(x, from, middle) + sum(x, middle, to);
    }
    float[] lanes = new float[SumOrder.LANES];
    for (int i = from; i < to; i++) {
      lanes[(i - from) % SumOrder.LANES] += x[i];
    }
    for (int width = SumOrder.LANES / 2; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] += lanes[lane + width];
      }
    }
    return lanes[0];
  }

  /**
   * Adds the rows of a matrix to a row: {@code y[at + j] += x[from + i · stride + j]} with i
   * ascending, for every column j.
   *
   * <p>Each column is one chain, whatever the number of rows. Whoever sums more than {@link
   * SumOrder#CHAIN} rows calls this several times, as {@link SumOrder} says.
   *
   * @param from where the first row starts in x
   * @param stride the distance between the starts of two rows in x
   * @param at where the row starts in y
   */
  default void addRows(float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        y[at + j] += x[from + i * stride + j];
      }
    }
  }

  /**
   * Returns the largest of {@code x[from], …, x[to − 1]}; −∞ if there is none, NaN if one is NaN.
   * Of zeros +0 is larger than −0.
   */
  default float max(float[] x, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }
}
