package nn.autograd.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.WarmUp.Exercise;

/**
 * Runs exercises until the faster kernels take no more processor time for them than the built-in
 * ones, which run the same exercises in turn with them. So neither a slow machine nor a busy one
 * changes the verdict.
 *
 * <p>Not thread-safe.
 */
public final class Rehearsal {
  /** How many rounds must be fast: that one loop is compiled may undo that another was. */
  private static final int ROUNDS = 25;

  /**
   * How many times as long as the built-in kernels the faster ones may take for one exercise. Until
   * a loop is compiled it takes at least five times as long.
   */
  private static final int TOLERANCE = 2;

  /**
   * After this many slow rounds the compiler has counted enough calls and lacks processor time, so
   * the rehearsal rests for as long as a round took.
   */
  private static final int ROUNDS_UNTIL_FULL_REST = 32;

  /** The longest rest, as a multiple of the round before it. */
  private static final int LONGEST_REST = 2;

  /** One rehearsal runs at a time in a JVM, so that the next one finds everything compiled. */
  private static final Object LOCK = new Object();

  private final Kernels builtIn;
  private final Kernels faster;
  private final Supplier<List<List<Exercise>>> exercises;
  private final LongSupplier clock;
  private final LongConsumer rest;
  private int fastRounds;

  /** What the exercises of a round, or of a part of it, have shown. */
  private record Times(long builtIn, long faster, boolean eachIsFast) {
    static final Times NONE = new Times(0, 0, true);

    Times and(long ofBuiltIn, long ofFaster) {
      return new Times(
          builtIn + ofBuiltIn, faster + ofFaster, eachIsFast && ofFaster <= TOLERANCE * ofBuiltIn);
    }
  }

  /**
   * Creates a rehearsal that is still to begin.
   *
   * @param builtIn kernels that the faster ones are compared with
   * @param exercises groups, each of which runs once those before are fast; asked for when it runs
   * @param clock the nanoseconds that the current thread has been at work
   */
  public Rehearsal(
      Kernels builtIn,
      Kernels faster,
      Supplier<List<List<Exercise>>> exercises,
      LongSupplier clock) {
    this(builtIn, faster, exercises, clock, LockSupport::parkNanos);
  }

  Rehearsal(
      Kernels builtIn,
      Kernels faster,
      Supplier<List<List<Exercise>>> exercises,
      LongSupplier clock,
      LongConsumer rest) {
    this.builtIn = builtIn;
    this.faster = faster;
    this.exercises = exercises;
    this.clock = clock;
    this.rest = rest;
  }

  /**
   * Continues the rehearsal, and returns whether the faster kernels are fast by now.
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

  /**
   * Leaves the processor to the compiler. The more rounds have been slow, the more likely it is
   * that the rehearsal only waits for it.
   *
   * @param round nanoseconds that the round took
   */
  private void restAfter(long round, int slowRounds) {
    int longest = LONGEST_REST * ROUNDS_UNTIL_FULL_REST;
    rest.accept(round * Math.min(slowRounds, longest) / ROUNDS_UNTIL_FULL_REST);
  }

  /** Returns whether the faster kernels took no longer in all, and for no exercise much longer. */
  private boolean isFastRound(List<List<Exercise>> groups) {
    Times times = Times.NONE;
    for (List<Exercise> group : groups) {
      for (Exercise exercise : group) {
        times = times.and(time(exercise, builtIn), time(exercise, faster));
      }
      if (!times.eachIsFast) {
        return false;
      }
    }
    return times.faster <= times.builtIn;
  }

  private long time(Exercise exercise, Kernels kernels) {
    long start = clock.getAsLong();
    exercise.run(kernels);
    return clock.getAsLong() - start;
  }
}
