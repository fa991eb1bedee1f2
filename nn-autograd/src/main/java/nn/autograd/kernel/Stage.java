package nn.autograd.kernel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import nn.api.kernel.Kernels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of two kernels serve for one kind of work: the first until much was done and the others
 * have been warmed up.
 *
 * <p>A warm-up has a budget of processor time. If the others are not fast when it is used up, the
 * first serve on, and each time that the work done has doubled the warm-up continues with as much
 * again. So what it costs in all stays small beside the work, however long it takes.
 *
 * <p>Thread-safe.
 */
final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  /** Nanoseconds of processor time: half as much again as a warm-up takes on a busy machine. */
  static final long BUDGET = 1_500_000_000L;

  private static final long NEVER = Long.MAX_VALUE;

  private final String name;
  private final Kernels first;
  private final Kernels then;
  private final LongPredicate warmUp;
  private final Consumer<String> complaint;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong due;
  private volatile boolean warm;

  /**
   * Creates a stage in which the first serve.
   *
   * @param much how much work begins the warm-up
   * @param warmUp continues with a budget of nanoseconds, and returns whether the others are fast;
   *     if it throws, the first serve on
   * @param complaint is told what was thrown
   */
  Stage(
      String name,
      Kernels first,
      Kernels then,
      long much,
      LongPredicate warmUp,
      Consumer<String> complaint) {
    this.name = name;
    this.first = first;
    this.then = then;
    this.due = new AtomicLong(much);
    this.warmUp = warmUp;
    this.complaint = complaint;
  }

  /**
   * Returns the kernels that are to do so much work now.
   *
   * @param patience how long whoever begins or continues the warm-up waits for it, at most
   */
  Kernels current(long work, Duration patience) {
    if (!warm) {
      long next = due.get();
      if (done.addAndGet(work) >= next && due.compareAndSet(next, NEVER)) {
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("nn-kernels-warm-up").start(() -> heat(over));
        await(over, patience);
      }
    }
    return warm ? then : first;
  }

  private void heat(CountDownLatch over) {
    LOG.debug("Warming up {}", name);
    try {
      if (warmUp.test(BUDGET)) {
        warm = true;
      } else {
        LOG.debug("The {} are still slow, the warm-up continues later", name);
        due.set(2 * done.get());
      }
    } catch (RuntimeException e) {
      complaint.accept(e.getMessage() + "; slower kernels serve instead");
    } finally {
      over.countDown();
    }
  }

  private void await(CountDownLatch over, Duration patience) {
    try {
      boolean isOver = over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      LOG.debug("Waited for {}, over: {}", name, isOver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the work is done all the same, if slowly
    }
  }
}
