package nn.api.optim;

import java.util.List;

/**
 * The mathematics of an optimizer: how one step changes the values and the state of parameters.
 *
 * <p>A rule is immutable, best a record of its hyperparameters: the framework calls it from several
 * threads. Everything it remembers between steps lies in its {@link Slot}s.
 */
public sealed interface Rule permits ElementwiseRule, ParameterRule {

  /** Returns the state it keeps for every element; none by default. */
  default List<Slot> slots() {
    return List.of();
  }
}
