package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import nn.api.plugin.Stability;

/** An optimizer inside a wrapper. */
@Stability(STABLE)
public interface InnerOptimizer extends OptimizerAlgorithm {

  /**
   * Returns its slots of a role that have a number per element, those of optimizers inside it and
   * beside it included.
   */
  List<SlotArray> slots(Slot.Role role);

  /** Puts its whole state, that of optimizers inside it included, back to the beginning. */
  void reset();
}
