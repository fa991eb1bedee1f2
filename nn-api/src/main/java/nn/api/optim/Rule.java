package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * The mathematics of an optimizer: how one step changes the values and the state of parameters.
 *
 * <p>A rule is immutable, best a record of its hyperparameters: the framework calls it from several
 * threads. Everything it remembers between steps lies in its {@link Slot}s.
 */
@Stability(STABLE)
public sealed interface Rule permits ElementwiseRule, ParameterRule {

  /** Returns the state it keeps for every element; none by default. */
  default List<Slot> slots() {
    return List.of();
  }
}
