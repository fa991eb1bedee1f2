package nn.autograd.optimizer;

import nn.api.optim.Step;

/**
 * Writes zero over subnormal numbers in the slots of a rule, every {@value #EVERY} steps of a
 * parameter.
 *
 * <p>The moments of a unit that no longer gets gradient shrink by a factor until rounding stops
 * them at a subnormal number, for ever; processors are slow with these. When it happens depends on
 * the parameter's step count alone, so a run that was saved and restored has the same bits.
 */
final class SubnormalFlush {
  /** Steps from one to the next. */
  static final int EVERY = 32;

  /** The largest subnormal number times 2¹²⁶; the smallest other is 1 then. */
  private static final float LARGEST_SUBNORMAL = 1 - 0x1p-23f;

  private SubnormalFlush() {}

  /** Returns an update of a range that flushes its slots afterwards if it is the step's turn. */
  static Runnable after(Runnable update, Step step, ElementRange range) {
    return () -> {
      update.run();
      if (step.number() % EVERY == 0) {
        flush(range);
      }
    };
  }

  /** Flushes the slots of a range. */
  static void flush(ElementRange range) {
    for (SlotStorage slot : range.slots()) {
      flush(slot.array(range.storage()), range.from(), range.to());
    }
  }

  /** Flushes an array of a rule's state. */
  static void flush(float[] array) {
    flush(array, 0, array.length);
  }

  /** Multiplies each by exactly 0 or 1, since C2 makes no vector code of a condition. */
  private static void flush(float[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      float upToOne = Math.min(Math.abs(array[i]) * 0x1p126f, 1);
      float zeroOrOne = Math.max(upToOne - LARGEST_SUBNORMAL, 0) * 0x1p23f;
      array[i] *= zeroOrOne;
    }
  }
}
