package nn.kernels.vector.product;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of k that one thread computes of sums which threads pass on to each other.
 *
 * <p>The sums of some rows are passed on as soon as they are done, so that the next thread follows
 * closely behind. One thread calls it; what it writes before {@link #passOn} is seen by the thread
 * of the next leg after its {@link #await}.
 */
final class Leg {
  /** Numbers in a line of the cache, and in the one that may be fetched with it. */
  private static final int LINE = 32;

  /** How often a thread looks for the next sums before it lets others run. */
  private static final int PATIENCE = 1 << 12;

  private final int from;
  private final int to;
  private final int longest;
  private final int width;
  private final @Nullable AtomicIntegerArray before;

  /** How often sums were passed on, far from what others write; null in the last leg. */
  private final @Nullable AtomicIntegerArray passed;

  private int taken;
  private int known;

  private Leg(int from, int to, int longest, int width, @Nullable Leg before, boolean last) {
    this.from = from;
    this.to = to;
    this.longest = longest;
    this.width = width;
    this.before = before == null ? null : before.passed;
    this.passed = last ? null : new AtomicIntegerArray(2 * LINE);
  }

  /** Returns the leg of threads that each compute their sums from the first to the last of k. */
  static Leg whole(int k) {
    return new Leg(0, k, k, Integer.MAX_VALUE, null, true);
  }

  /**
   * Returns the legs of so many threads, in their order.
   *
   * @param width columns of C that are passed on together, at most
   */
  static List<Leg> relay(int k, int threads, int width) {
    List<Leg> legs = new ArrayList<>();
    int longest = Math.ceilDiv(k, threads);
    for (int i = 0; i < threads; i++) {
      int from = (int) ((long) k * i / threads);
      int to = (int) ((long) k * (i + 1) / threads);
      Leg before = i == 0 ? null : legs.getLast();
      legs.add(new Leg(from, to, longest, width, before, i == threads - 1));
    }
    return legs;
  }

  /** Returns whether it is all of k. */
  boolean isWhole() {
    return before == null && passed == null;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /**
   * Returns the length of the longest leg: blocks are measured by it, because sums are passed on a
   * block's width at a time, and all threads have to mean the same columns.
   */
  int longest() {
    return longest;
  }

  int width() {
    return width;
  }

  /** Waits for the next sums, if the products from {@code p} on are the first of this leg. */
  void await(int p) {
    if (before == null || p != from) {
      return;
    }
    taken++;
    for (int looks = 0; known < taken; looks++) {
      if (looks < PATIENCE) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1); // the thread before may be waiting for this processor
      }
      known = before.getAcquire(LINE);
    }
  }

  /** Passes sums on, if the products up to {@code p} are the last of this leg. */
  void passOn(int p) {
    if (passed != null && p == to) {
      passed.setRelease(LINE, passed.getPlain(LINE) + 1);
    }
  }

  /** Lets the next thread go on whatever happened: the failure is reported by this one. */
  void end() {
    if (passed != null) {
      passed.setRelease(LINE, Integer.MAX_VALUE);
    }
  }
}
