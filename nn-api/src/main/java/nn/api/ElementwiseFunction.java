package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * A function of one number, applied to arrays, together with its derivative.
 *
 * <p>Implementations hold no mutable state: the engine cuts an array anywhere and runs the parts on
 * several threads. Write each method as one plain loop {@code for (int i = from; i < to; i++)}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface ElementwiseFunction {

  /**
   * Writes {@code y[i] = f(x[i])} for i in {@code [from, to)}.
   *
   * @param x not to be written to; like the other arrays it may be longer than the tensor
   * @param y another array than {@code x}
   */
  void value(float[] x, float[] y, int from, int to);

  /**
   * Writes {@code gradient[i] = upstream[i] · f′(x[i])} for i in {@code [from, to)}.
   *
   * @param y the values that {@link #value} wrote for {@code x}
   * @param upstream the derivative of the loss by y
   * @param gradient receives the derivative of the loss by x; another array than the three
   */
  void gradient(float[] x, float[] y, float[] upstream, float[] gradient, int from, int to);
}
