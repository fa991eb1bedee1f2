package nn.autograd.optimizer;

import nn.api.optim.Scalar;

/** A number of an optimizer's or schedule's state that can go back to its beginning. */
public final class ScalarCell implements Scalar {
  private final double initial;
  private double value;

  /** Creates the number with the value that it has at first. */
  public ScalarCell(double initial) {
    this.initial = initial;
    this.value = initial;
  }

  @Override
  public double get() {
    return value;
  }

  @Override
  public void set(double value) {
    this.value = value;
  }

  void reset() {
    value = initial;
  }
}
