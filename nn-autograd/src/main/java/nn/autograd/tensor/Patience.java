package nn.autograd.tensor;

/** How long a thread looks for something before it sleeps. */
final class Patience {
  /** About twice what it takes to wake a sleeping thread. */
  private static final long NANOSECONDS = 50_000;

  private static final int LOOKS_PER_CLOCK = 64;

  private int looks;
  private long end;

  /** Returns whether to look once more. */
  boolean lasts() {
    if (++looks % LOOKS_PER_CLOCK != 0) {
      return true;
    }
    long now = System.nanoTime();
    if (looks == LOOKS_PER_CLOCK) {
      end = now + NANOSECONDS;
    }
    return now - end < 0;
  }
}
