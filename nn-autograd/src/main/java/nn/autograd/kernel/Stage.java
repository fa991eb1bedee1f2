package nn.autograd.kernel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import nn.api.kernel.Kernels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of two kernels serve for one kind of work: the first until much was done and the others
 * have been warmed up.
 *
 * <p>Thread-safe.
 */
final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  private final String name;
  private final Kernels first;
  private final Kernels then;
  private final Runnable warmUp;
  private final Consumer<String> complaint;
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean warm;

  /**
   * Creates a stage in which the first serve.
   *
   * @param warmUp returns once the others are fast; if it throws, the first serve on
   * @param complaint is told what was thrown
   */
  Stage(String name, Kernels first, Kernels then, Runnable warmUp, Consumer<String> complaint) {
    this.name = name;
    this.first = first;
    this.then = then;
    this.warmUp = warmUp;
    this.complaint = complaint;
  }

  /**
   * Returns the kernels that are to do so much work now.
   *
   * @param much how much work begins the warm-up
   * @param patience how long whoever begins it waits for its end, at most
   */
  Kernels current(long work, long much, Duration patience) {
    if (!warm && done.addAndGet(work) >= much && begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("nn-kernels-warm-up").start(this::heat);
      await(patience);
    }
    return warm ? then : first;
  }

  private void heat() {
    LOG.debug("Warming up {}", name);
    try {
      warmUp.run();
      warm = true;
    } catch (RuntimeException e) {
      complaint.accept(e.getMessage() + "; slower kernels serve instead");
    } finally {
      over.countDown();
    }
  }

  private void await(Duration patience) {
    try {
      boolean isOver = over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      LOG.debug("Waited for {}, over: {}", name, isOver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the work is done all the same, if slowly
    }
  }
}
