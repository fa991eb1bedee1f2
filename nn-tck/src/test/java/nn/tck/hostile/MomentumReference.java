package nn.tck.hostile;

import nn.tck.Reference;

/** What {@link Hostile} should be. */
final class MomentumReference implements Reference {
  private final double lr;
  private double momentum;

  MomentumReference(double lr) {
    this.lr = lr;
  }

  @Override
  public double update(long t, double theta, double g) {
    momentum = 0.9 * momentum + g;
    return theta - lr * momentum;
  }
}
