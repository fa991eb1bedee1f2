package nn.autograd.kernel;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.Workers;

/**
 * Kernels that are slow at first: the built-in ones, with the same bits, serve until they are warm.
 *
 * <p>Vector code that is not compiled yet allocates an object for every operation, and takes a
 * hundred times as long as a plain loop. Compiling it pays once the plain loops have lost as much
 * time as that takes, so it is the work done so far that begins the warm-up, on a daemon thread of
 * its own. A short training never does.
 *
 * <p>Whoever computes products waits for their warm-up. The plain loops would compete with it for
 * the processors, and get less done meanwhile than the warm kernels catch up on afterwards.
 * Functions take a smaller share of the time and have more code to compile, so nobody waits for
 * theirs.
 */
public final class WarmingKernels implements Kernels {
  /**
   * Multiplications that begin the warm-up of products: plain loops lose 0.1 s in as many if the
   * products are large, and 0.6 s if they are small.
   */
  static final long MANY_MULTIPLICATIONS = 1L << 32;

  /** Elements that begin the warm-up of functions: plain loops lose 0.3 to 0.8 s in as many. */
  static final long MANY_ELEMENTS = 1L << 26;

  private final Kernels faster;
  private final Stage products;
  private final Stage functions;
  private final Duration patience;

  /**
   * Creates the kernels.
   *
   * @param builtIn serve until the faster kernels are warm
   * @param faster serve from then on
   * @param warmUp makes them fast; if an exercise throws, the built-in ones serve on
   * @param patience how long products wait for their warm-up at most, each time that it is at work
   * @param clock the nanoseconds that the current thread has been at work
   * @param complaint is told what was thrown
   */
  public WarmingKernels(
      Kernels builtIn,
      Kernels faster,
      WarmUp warmUp,
      Duration patience,
      LongSupplier clock,
      Consumer<String> complaint) {
    this.faster = faster;
    this.products =
        new Stage(
            "products",
            builtIn,
            faster,
            MANY_MULTIPLICATIONS,
            new Rehearsal(builtIn, faster, warmUp::products, clock)::run,
            complaint);
    this.functions =
        new Stage(
            "functions",
            builtIn,
            faster,
            MANY_ELEMENTS,
            new Rehearsal(builtIn, faster, warmUp::functions, clock)::run,
            complaint);
    this.patience = patience;
  }

  /** Begins the warm-up of products if it will pay for so many multiplications. */
  public void expect(long multiplications) {
    products.expect(multiplications);
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
    return faster.description();
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
