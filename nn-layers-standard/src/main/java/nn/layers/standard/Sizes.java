package nn.layers.standard;

import java.util.Optional;
import nn.api.layer.InputShapeException;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** What several layers say about their sizes. */
public final class Sizes {
  /** What a dimension may be long. */
  public static final Range RANGE = Range.closed(1, Integer.MAX_VALUE - 8);

  /** Whether a layer adds a bias. */
  public static final Hyperparameter<Boolean> BIAS =
      Hyperparameter.flag("bias", "Whether a bias is added.").byDefault(true);

  private Sizes() {}

  /** Declares a size of the input, which is known anyway: whoever gives it wants it checked. */
  public static Hyperparameter<Optional<Long>> ofInput(String name, String documentation) {
    return Hyperparameter.whole(name, RANGE, documentation + "; if absent, that of the input.")
        .optional()
        .byDefault(Optional.empty());
  }

  /**
   * Compares a size that was given with the input's.
   *
   * @param what where the input has it: {@code the last dimension}
   */
  public static void check(Optional<Long> given, int actual, String name, String what) {
    if (given.isPresent() && given.get() != actual) {
      throw new InputShapeException(
          "needs "
              + given.get()
              + " in "
              + what
              + ", because "
              + name
              + " says so; leave "
              + name
              + " out to take what comes");
    }
  }
}
