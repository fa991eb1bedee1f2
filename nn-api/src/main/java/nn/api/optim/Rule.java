package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * The mathematics of an optimizer: how one step changes the values and the state of parameters.
 *
 * <p>A rule is immutable, best a record of its hyperparameters: the framework calls it from several
 * threads. Everything it remembers between steps lies in its {@link Slot}s.
 *
 * <p>Choose the narrowest that will do, since it runs fastest: {@link ElementwiseRule} for what
 * happens to each element alone, {@link ParameterRule} for shapes, norms and matrices of a
 * parameter, {@link ModelRule} for sums over the model.
 */
@Stability(STABLE)
public sealed interface Rule permits ElementwiseRule, ParameterRule, ModelRule {

  /** Returns the state it keeps; none by default. */
  default List<Slot> slots() {
    return List.of();
  }

  /**
   * Returns what decoupled weight decay leaves of every value in a step, {@code 1 − lr · λ}; 1 by
   * default, for rules without it.
   *
   * <p>Wrappers that change updates, such as {@code cautious}, tell decay from the rest by it.
   */
  default double keptByDecay(Step step) {
    return 1;
  }
}
