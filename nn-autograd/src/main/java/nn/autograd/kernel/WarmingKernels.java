package nn.autograd.kernel;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.Workers;

/**
 * Kernels that are slow at first: others with the same bits serve until they are warm.
 *
 * <p>Vector code that is not compiled yet allocates an object an operation, and takes a hundred
 * times as long as a plain loop. Compiling it pays once the plain loops have lost as much time as
 * that takes, so it is the work done so far that begins the warm-up, on a daemon thread of its own.
 * A short training never does.
 *
 * <p>Whoever computes products waits for their warm-up: beside it the plain loops would get less
 * done than is caught up on afterwards, and both would wait for the same processors. Functions have
 * a smaller share of the time and more code to compile, so nobody waits for theirs.
 */
public final class WarmingKernels implements Kernels {
  /** Multiplications, in which plain loops lose 0.1 s if products are large and 0.6 s if small. */
  static final long MANY_MULTIPLICATIONS = 1L << 32;

  /** Elements, of whose functions plain loops lose 0.3 to 0.8 s. */
  static final long MANY_ELEMENTS = 1L << 26;

  private final Kernels then;
  private final Stage products;
  private final Stage functions;
  private final Duration patience;

  /**
   * Creates the kernels.
   *
   * @param first serve until the others are warm
   * @param warmUp makes the others fast; if an exercise throws, the first ones serve on
   * @param patience how long products wait for their warm-up at most, each time that it is at work
   * @param clock the nanoseconds that the current thread has been at work
   * @param complaint is told what was thrown
   */
  public WarmingKernels(
      Kernels first,
      Kernels then,
      WarmUp warmUp,
      Duration patience,
      LongSupplier clock,
      Consumer<String> complaint) {
    this.then = then;
    this.products =
        new Stage(
            "products",
            first,
            then,
            MANY_MULTIPLICATIONS,
            new Rehearsal(first, then, warmUp::products, clock)::run,
            complaint);
    this.functions =
        new Stage(
            "functions",
            first,
            then,
            MANY_ELEMENTS,
            new Rehearsal(first, then, warmUp::functions, clock)::run,
            complaint);
    this.patience = patience;
  }

  private Kernels products(MatrixProduct shape) {
    return products.current((long) shape.m() * shape.n() * shape.k(), patience);
  }

  private Kernels reductions(int from, int to) {
    return products.current(to - from, patience);
  }

  private Kernels functions(int from, int to) {
    return functions.current(to - from, Duration.ZERO);
  }

  @Override
  public String description() {
    return then.description();
  }

  @Override
  public void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    products(shape).multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
  }

  @Override
  public void multiplyAddBias(
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
    products(shape)
        .multiplyAddBias(shape, a, aOffset, b, bOffset, bias, biasOffset, c, cOffset, workers);
  }

  @Override
  public void exp(float[] x, float[] y, int from, int to) {
    functions(from, to).exp(x, y, from, to);
  }

  @Override
  public void expm1(float[] x, float[] y, int from, int to) {
    functions(from, to).expm1(x, y, from, to);
  }

  @Override
  public void log(float[] x, float[] y, int from, int to) {
    functions(from, to).log(x, y, from, to);
  }

  @Override
  public void log1p(float[] x, float[] y, int from, int to) {
    functions(from, to).log1p(x, y, from, to);
  }

  @Override
  public void tanh(float[] x, float[] y, int from, int to) {
    functions(from, to).tanh(x, y, from, to);
  }

  @Override
  public void sigmoid(float[] x, float[] y, int from, int to) {
    functions(from, to).sigmoid(x, y, from, to);
  }

  @Override
  public void gelu(float[] x, float[] y, int from, int to) {
    functions(from, to).gelu(x, y, from, to);
  }

  @Override
  public void geluDerivative(float[] x, float[] y, int from, int to) {
    functions(from, to).geluDerivative(x, y, from, to);
  }

  @Override
  public float sum(float[] x, int from, int to) {
    return reductions(from, to).sum(x, from, to);
  }

  @Override
  public void addRows(float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    products
        .current((long) rows * columns, patience)
        .addRows(x, from, rows, columns, stride, y, at);
  }

  @Override
  public float max(float[] x, int from, int to) {
    return reductions(from, to).max(x, from, to);
  }
}
