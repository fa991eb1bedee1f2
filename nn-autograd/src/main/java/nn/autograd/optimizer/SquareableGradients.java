package nn.autograd.optimizer;

import java.util.Arrays;

/**
 * Keeps the squares of gradients finite for rules that have a second moment.
 *
 * <p>A float above 1.8·10¹⁹ has an infinite square, and a running mean that was infinite once stays
 * so: the element would never move again. While such a rule updates elements, a finite gradient
 * beyond ±2⁶³ is therefore ±2⁶³. Its step stays what it should be, because a step that is divided
 * by the root of the second moment does not depend on the scale of the gradients. NaN and infinity
 * are passed on.
 *
 * <p>Each element is judged alone, so neither threads nor the cuts between ranges show.
 */
final class SquareableGradients {
  /** The largest gradient; its square is a quarter of what a float can hold. */
  static final float LIMIT = 0x1p63f;

  private SquareableGradients() {}

  /** Runs an update of a range with limited gradients; afterwards they are as before. */
  static void during(Runnable update, ElementRange range) {
    float[] gradients = range.gradients();
    if (!isAnyBeyond(gradients, range.from(), range.to())) {
      update.run();
      return;
    }
    float[] given = Arrays.copyOfRange(gradients, range.from(), range.to());
    limit(gradients, range.from(), range.to());
    try {
      update.run();
    } finally {
      System.arraycopy(given, 0, gradients, range.from(), given.length);
    }
  }

  /** The cast makes 0 of everything that is small enough; C2 has vector code for it. */
  private static boolean isAnyBeyond(float[] gradients, int from, int to) {
    int beyond = 0;
    for (int i = from; i < to; i++) {
      beyond |= (int) (gradients[i] * (1 / LIMIT));
    }
    return beyond != 0;
  }

  private static void limit(float[] gradients, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Float.isFinite(gradients[i])) {
        gradients[i] = Math.clamp(gradients[i], -LIMIT, LIMIT);
      }
    }
  }
}
