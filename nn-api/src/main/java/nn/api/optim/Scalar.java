package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/** One number of an optimizer's or schedule's state; saved, restored and reset by the framework. */
@Stability(STABLE)
public interface Scalar {

  /** Returns the number. */
  double get();

  /** Changes the number. */
  void set(double value);
}
