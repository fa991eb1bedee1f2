package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * State that an optimizer keeps for every element of every parameter; allocated, saved, restored
 * and reset by the framework.
 *
 * <p>In the slots of a {@link Rule} a subnormal number, smaller in size than {@link
 * Float#MIN_NORMAL}, counts as zero: at fixed step counts of a parameter the framework writes zero
 * over those in its state. Otherwise the moments of a unit that gets no gradient any more would
 * stay subnormal for ever and slow every step down. Values of parameters and slots that an
 * algorithm allocates itself are left alone.
 *
 * @param name unique within the optimizer, PyTorch's name where it has one: {@code exp_avg}
 * @param role what it is, so that a wrapper can find it without knowing its name
 * @param initial the value of every element at first; null to start at the parameter's values
 */
@Stability(STABLE)
public record Slot(String name, Role role, @Nullable Float initial) {

  /** What a slot holds. */
  public enum Role {
    /** A running mean of gradients: momentum. */
    FIRST_MOMENT,
    /**
     * A running mean or sum of squared gradients, or its maximum. A rule that has one sees finite
     * gradients beyond ±2⁶³ as ±2⁶³, so that their squares stay finite.
     */
    SECOND_MOMENT,
    /** Weights that follow the trained ones slowly. */
    SLOW_WEIGHTS,
    /** An average of past weights. */
    AVERAGED_WEIGHTS,
    /** A gradient of an earlier step. */
    PREVIOUS_GRADIENT,
    /** Anything else. */
    OTHER
  }

  /** Returns a slot that starts at zero. */
  public static Slot zeros(String name, Role role) {
    return new Slot(name, role, 0f);
  }

  /** Returns a slot that starts at the values of the parameters. */
  public static Slot values(String name, Role role) {
    return new Slot(name, role, null);
  }
}
