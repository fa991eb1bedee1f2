package nn.autograd.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long the current thread has been at work, which other processes on the same processors do not
 * make longer.
 */
public final class ProcessorTime {
  /** A clock with longer steps says nothing about a loop of some microseconds. */
  private static final long LONGEST_STEP = 100_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean IS_PRECISE = isPrecise();

  private ProcessorTime() {}

  /**
   * Returns the processor time of this thread in nanoseconds; where the system measures it coarsely
   * or not at all, the time that has passed.
   */
  public static long ofThisThread() {
    return IS_PRECISE ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  private static boolean isPrecise() {
    if (!THREADS.isCurrentThreadCpuTimeSupported() || !THREADS.isThreadCpuTimeEnabled()) {
      return false;
    }
    long start = THREADS.getCurrentThreadCpuTime();
    long next = start;
    while (next == start) {
      next = THREADS.getCurrentThreadCpuTime();
    }
    return next - start < LONGEST_STEP;
  }
}
