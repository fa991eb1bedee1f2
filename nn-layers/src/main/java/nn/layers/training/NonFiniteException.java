package nn.layers.training;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Training stopped because a number became NaN or infinite.
 *
 * <p>The message names the plugin that made it of finite numbers, if one did: the optimizer whose
 * step wrote the parameter, or the activation that the loss or the gradient went through.
 *
 * <p>Where the loss or a gradient is not finite, the step that is named did not change the
 * parameters. No checkpoint is written; the last good one stays.
 */
public final class NonFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long step;
  private final double loss;
  private final @Nullable String parameter;

  /**
   * Creates the exception.
   *
   * @param origin which plugin made it of finite numbers; empty if that is not known
   */
  NonFiniteException(
      String what, long step, double loss, @Nullable String parameter, String origin) {
    super(
        String.format(
            Locale.ROOT,
            "step %d: %s %s; %s%s",
            step,
            what,
            loss,
            parameter == null
                ? "all parameters and gradients are finite"
                : "the first parameter that is not finite is " + parameter,
            origin.isEmpty() ? "" : "; " + origin));
    this.step = step;
    this.loss = loss;
    this.parameter = parameter;
  }

  /** Returns the step, 1 the first. */
  public long step() {
    return step;
  }

  /** Returns the loss. */
  public double loss() {
    return loss;
  }

  /**
   * Returns the path of the first parameter whose value is not finite, else of the first whose
   * gradient is not, and which of both: {@code 0.weight (gradient)}; null if all are finite.
   */
  public @Nullable String parameter() {
    return parameter;
  }
}
