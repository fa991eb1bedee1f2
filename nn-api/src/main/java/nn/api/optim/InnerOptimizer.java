package nn.api.optim;

import java.util.List;

/** An optimizer inside a wrapper. */
public interface InnerOptimizer extends OptimizerAlgorithm {

  /** Returns its slots of a role, those of optimizers inside it included. */
  List<SlotArray> slots(Slot.Role role);

  /** Puts its whole state, that of optimizers inside it included, back to the beginning. */
  void reset();
}
