package nn.autograd.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.WarmUp.Exercise;

/**
 * Runs exercises until kernels are no slower at them than others, as the processor time says that
 * both take in the same moment. So neither a slow machine nor a busy one changes the verdict.
 *
 * <p>Not thread-safe.
 */
public final class Rehearsal {
  /** In how many rounds all must be fast: compiling one loop may undo another. */
  private static final int ROUNDS = 25;

  /** A loop that is not compiled takes five times as long as a plain one, or far more. */
  private static final int TOLERANCE = 2;

  /** After so many slow rounds the compiler lacks processor time rather than calls to count. */
  private static final int CALLS_ARE_COUNTED = 32;

  /** How many times as long as a slow round took it rests at most. */
  private static final int LONGEST_REST = 2;

  /** One runs at a time in a JVM, so that the next finds everything compiled. */
  private static final Object LOCK = new Object();

  private final Kernels others;
  private final Kernels kernels;
  private final Supplier<List<List<Exercise>>> exercises;
  private final LongSupplier clock;
  private final LongConsumer rest;
  private int fastRounds;

  /** What the exercises of a round, or of a part of it, have shown. */
  private record Times(long others, long kernels, boolean eachIsFast) {
    static final Times NONE = new Times(0, 0, true);

    Times and(long othersMore, long kernelsMore) {
      return new Times(
          others + othersMore,
          kernels + kernelsMore,
          eachIsFast && kernelsMore <= TOLERANCE * othersMore);
    }
  }

  /**
   * Creates a rehearsal that is still to begin.
   *
   * @param others that the kernels are compared with
   * @param exercises groups, each of which runs once those before are fast; asked for when it runs
   * @param clock the nanoseconds that the current thread has been at work
   */
  public Rehearsal(
      Kernels others,
      Kernels kernels,
      Supplier<List<List<Exercise>>> exercises,
      LongSupplier clock) {
    this(others, kernels, exercises, clock, LockSupport::parkNanos);
  }

  Rehearsal(
      Kernels others,
      Kernels kernels,
      Supplier<List<List<Exercise>>> exercises,
      LongSupplier clock,
      LongConsumer rest) {
    this.others = others;
    this.kernels = kernels;
    this.exercises = exercises;
    this.clock = clock;
    this.rest = rest;
  }

  /**
   * Continues the rehearsal, and returns whether the kernels are fast.
   *
   * @param budget nanoseconds of this thread, after which no further round begins
   */
  public boolean run(long budget) {
    synchronized (LOCK) {
      List<List<Exercise>> groups = exercises.get();
      long start = clock.getAsLong();
      int slowRounds = 0;
      while (fastRounds < ROUNDS && clock.getAsLong() - start < budget) {
        long begin = clock.getAsLong();
        if (isFastRound(groups)) {
          fastRounds++;
        } else {
          slowRounds++;
          restAfter(clock.getAsLong() - begin, slowRounds);
        }
      }
      return fastRounds >= ROUNDS;
    }
  }

  /** The longer it has been slow, the more likely it is that it only waits for the compiler. */
  private void restAfter(long round, int slowRounds) {
    int longest = LONGEST_REST * CALLS_ARE_COUNTED;
    rest.accept(round * Math.min(slowRounds, longest) / CALLS_ARE_COUNTED);
  }

  /** No exercise takes much longer than with the others, and all together take no longer. */
  private boolean isFastRound(List<List<Exercise>> groups) {
    Times times = Times.NONE;
    for (List<Exercise> group : groups) {
      for (Exercise exercise : group) {
        times = times.and(time(exercise, others), time(exercise, kernels));
      }
      if (!times.eachIsFast) {
        return false;
      }
    }
    return times.kernels <= times.others;
  }

  private long time(Exercise exercise, Kernels some) {
    long start = clock.getAsLong();
    exercise.run(some);
    return clock.getAsLong() - start;
  }
}
