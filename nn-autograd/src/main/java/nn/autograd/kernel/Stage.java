package nn.autograd.kernel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import nn.api.kernel.Kernels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of two kernels serve for one kind of work: the built-in ones until much was done, then the
 * faster ones as soon as they are warm.
 *
 * <p>A warm-up has a budget of processor time. If the faster kernels are still slow when it is used
 * up, the built-in ones serve on. Each time that the work done has doubled, the warm-up continues
 * with the same budget. So what it costs in all stays small beside the work, however long it takes.
 *
 * <p>Thread-safe.
 */
final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  /** Nanoseconds of processor time: half as much again as a warm-up takes on a busy machine. */
  static final long BUDGET = 1_500_000_000L;

  private static final long NEVER = Long.MAX_VALUE;

  /** How many times as much work as begins a warm-up begins it before any work is done. */
  private static final long SURE = 2;

  private final String name;
  private final Kernels builtIn;
  private final Kernels faster;
  private final LongPredicate warmUp;
  private final Consumer<String> complaint;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong due;
  private final AtomicReference<@Nullable CountDownLatch> ahead = new AtomicReference<>();
  private final long much;
  private volatile boolean warm;

  /**
   * Creates a stage in which the built-in kernels serve.
   *
   * @param name the kind of work, for the log
   * @param much how much work begins the warm-up, in the unit of {@link #current}
   * @param warmUp continues with a budget of nanoseconds, and returns whether the faster kernels
   *     are fast by now; if it throws, the built-in ones serve on for good
   * @param complaint is told what was thrown
   */
  Stage(
      String name,
      Kernels builtIn,
      Kernels faster,
      long much,
      LongPredicate warmUp,
      Consumer<String> complaint) {
    this.name = name;
    this.builtIn = builtIn;
    this.faster = faster;
    this.much = much;
    this.due = new AtomicLong(much);
    this.warmUp = warmUp;
    this.complaint = complaint;
  }

  /**
   * Begins the warm-up if it will pay for so much work. Nobody waits for it before there is work.
   */
  void expect(long work) {
    long next = due.get();
    if (!warm && work / SURE >= next && due.compareAndSet(next, NEVER)) {
      ahead.set(begin());
    }
  }

  /**
   * Returns the kernels that are to do so much work now.
   *
   * @param work in any unit, always the same: multiplications or elements
   * @param patience how long whoever begins or continues the warm-up, or comes first while one that
   *     was begun ahead is at work, waits for it, at most
   */
  Kernels current(long work, Duration patience) {
    if (!warm) {
      long next = due.get();
      @Nullable CountDownLatch begun = ahead.getAndSet(null);
      if (begun != null) {
        await(begun, patience);
      } else if (done.addAndGet(work) >= next && due.compareAndSet(next, NEVER)) {
        await(begin(), patience);
      }
    }
    return warm ? faster : builtIn;
  }

  private CountDownLatch begin() {
    CountDownLatch over = new CountDownLatch(1);
    Thread.ofPlatform().daemon().name("nn-kernels-warm-up").start(() -> warmUp(over));
    return over;
  }

  private void warmUp(CountDownLatch over) {
    LOG.debug("Warming up {}", name);
    try {
      if (warmUp.test(BUDGET)) {
        warm = true;
      } else {
        LOG.debug("The {} are still slow, the warm-up continues later", name);
        due.set(Math.max(much, 2 * done.get()));
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
