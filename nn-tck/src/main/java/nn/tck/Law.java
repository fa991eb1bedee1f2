package nn.tck;

import static nn.tck.contract.NamedCheck.everySeed;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nn.tck.contract.NamedCheck;
import nn.tck.optimizer.LawChecks;

/**
 * What holds for many optimizers and not for all; {@link OptimizerTck#laws()} says which hold.
 *
 * <p>A law that an optimizer claims is a contract that is tested.
 */
public enum Law {
  /** A learning rate of 0 leaves parameters as they are, to the bit. */
  ZERO_LEARNING_RATE_STANDS_STILL,

  /**
   * Gradients that are 0 from the first step on leave parameters as they are, to the bit, if {@code
   * weight_decay} is 0 or there is none.
   */
  ZERO_GRADIENT_STANDS_STILL,

  /** Negated parameters and gradients give the negated parameters, to the bit. */
  MIRRORED,

  /** Parameters and gradients times 2¹⁰ give parameters times 2¹⁰, to the bit. */
  LINEAR_IN_SCALE,

  /**
   * Gradients times 2¹⁰ give the same parameters, but for rounding and ε, if {@code weight_decay}
   * is 0 or there is none.
   */
  INVARIANT_TO_GRADIENT_SCALE,

  /**
   * Where all gradients are 0, t steps multiply a parameter by (1 − {@code lr} · {@code
   * weight_decay})ᵗ. A rule tells wrappers so with {@link nn.api.optim.Rule#keptByDecay}.
   */
  DECOUPLED_WEIGHT_DECAY;

  /** Returns those that hold for almost all: the first three. */
  public static Set<Law> usual() {
    return Collections.unmodifiableSet(EnumSet.range(ZERO_LEARNING_RATE_STANDS_STILL, MIRRORED));
  }

  /** Returns the usual ones and others. */
  public static Set<Law> usualAnd(Law... others) {
    Set<Law> laws = EnumSet.copyOf(usual());
    Collections.addAll(laws, others);
    return Collections.unmodifiableSet(laws);
  }

  /** Returns the usual ones but some. */
  public static Set<Law> usualBut(Law... exceptions) {
    Set<Law> laws = EnumSet.copyOf(usual());
    for (Law each : exceptions) {
      laws.remove(each);
    }
    return Collections.unmodifiableSet(laws);
  }

  NamedCheck checkedBy(LawChecks checks) {
    return switch (this) {
      case ZERO_LEARNING_RATE_STANDS_STILL ->
          everySeed("zeroLearningRateStandsStill", checks::zeroLearningRateStandsStill);
      case ZERO_GRADIENT_STANDS_STILL ->
          everySeed("zeroGradientStandsStill", checks::zeroGradientStandsStill);
      case MIRRORED -> everySeed("mirrored", checks::mirrored);
      case LINEAR_IN_SCALE -> everySeed("linearInScale", checks::linearInScale);
      case INVARIANT_TO_GRADIENT_SCALE ->
          everySeed("invariantToGradientScale", checks::invariantToGradientScale);
      case DECOUPLED_WEIGHT_DECAY ->
          everySeed("decoupledWeightDecay", checks::decoupledWeightDecay);
    };
  }
}
