package nn.optim;

import nn.api.optim.Matrix;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** What {@link Lamb} and {@link Lars} share: a step as long as the parameter that it changes. */
final class TrustRatio {
  static final Hyperparameter<Double> WEIGHT_DECAY =
      Hyperparameter.real(
              "weight_decay",
              Range.atLeast(0),
              "weight_decay times the parameter is added to the direction before it is scaled.")
          .schedulable()
          .byDefault(0.0);

  private TrustRatio() {}

  /**
   * Returns c ‖θ‖ / (‖u‖ + ε); 1 if either norm is 0, so that no parameter stands still for ever.
   */
  static double of(Matrix theta, Matrix u, double c, double eps) {
    double thetaNorm = theta.norm();
    double uNorm = u.norm();
    return thetaNorm == 0 || uNorm == 0 ? 1 : c * thetaNorm / (uNorm + eps);
  }
}
