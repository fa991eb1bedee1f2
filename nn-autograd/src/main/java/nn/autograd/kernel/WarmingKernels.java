package nn.autograd.kernel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kernels that are slow at first: others with the same bits serve until they are warm.
 *
 * <p>The warm-up has a daemon thread of its own and begins some time after the first call, or once
 * the products were large. Vector code that is not compiled yet allocates an object an operation,
 * and takes a hundred times as long as a plain loop; a short training is over before compiling it
 * pays.
 */
public final class WarmingKernels implements Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(WarmingKernels.class);

  /** Multiplications that a training of a second does not reach unless its network is large. */
  static final long LARGE = 1L << 30;

  private final Kernels first;
  private final Kernels then;
  private final Runnable warmUp;
  private final Duration delay;
  private final Consumer<String> complaint;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicLong multiplications = new AtomicLong();
  private final CountDownLatch large = new CountDownLatch(1);
  private volatile boolean warm;

  /**
   * Creates the kernels.
   *
   * @param first serve until the others are warm
   * @param warmUp returns once they are; if it throws, the first ones serve on
   * @param delay from the first call to the beginning of the warm-up, unless products are large
   * @param complaint is told what was thrown
   */
  public WarmingKernels(
      Kernels first, Kernels then, Runnable warmUp, Duration delay, Consumer<String> complaint) {
    this.first = first;
    this.then = then;
    this.warmUp = warmUp;
    this.delay = delay;
    this.complaint = complaint;
  }

  private Kernels current() {
    if (warm) {
      return then;
    }
    if (!begun.get() && begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("nn-kernels-warm-up").start(this::heat);
    }
    return first;
  }

  private void count(MatrixProduct shape) {
    if (!warm) {
      long each = (long) shape.m() * shape.n() * shape.k();
      if (multiplications.addAndGet(each) >= LARGE) {
        large.countDown();
      }
    }
  }

  private void heat() {
    try {
      boolean isLarge = large.await(delay.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("Warming up, products are large: {}", isLarge);
      warmUp.run();
      warm = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody but a program that ends interrupts this thread
    } catch (RuntimeException e) {
      complaint.accept(e.getMessage() + "; slower kernels serve instead");
    }
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
    count(shape);
    current().multiply(shape, a, aOffset, b, bOffset, c, cOffset, workers);
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
    current().multiplyAddBias(shape, a, aOffset, b, bOffset, bias, biasOffset, c, cOffset, workers);
  }

  @Override
  public void exp(float[] x, float[] y, int from, int to) {
    current().exp(x, y, from, to);
  }

  @Override
  public void expm1(float[] x, float[] y, int from, int to) {
    current().expm1(x, y, from, to);
  }

  @Override
  public void log(float[] x, float[] y, int from, int to) {
    current().log(x, y, from, to);
  }

  @Override
  public void log1p(float[] x, float[] y, int from, int to) {
    current().log1p(x, y, from, to);
  }

  @Override
  public void tanh(float[] x, float[] y, int from, int to) {
    current().tanh(x, y, from, to);
  }

  @Override
  public void sigmoid(float[] x, float[] y, int from, int to) {
    current().sigmoid(x, y, from, to);
  }

  @Override
  public void gelu(float[] x, float[] y, int from, int to) {
    current().gelu(x, y, from, to);
  }

  @Override
  public void geluDerivative(float[] x, float[] y, int from, int to) {
    current().geluDerivative(x, y, from, to);
  }

  @Override
  public float sum(float[] x, int from, int to) {
    return current().sum(x, from, to);
  }

  @Override
  public float max(float[] x, int from, int to) {
    return current().max(x, from, to);
  }
}
