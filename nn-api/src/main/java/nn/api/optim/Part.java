package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/** A part of a {@link Sweep}: a range of elements that share a group. */
@Stability(STABLE)
public interface Part extends Elements {

  /** Returns the step of its group, with the hyperparameters that hold there. */
  Step step();
}
