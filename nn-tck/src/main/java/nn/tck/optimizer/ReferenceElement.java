package nn.tck.optimizer;

import java.util.Locale;

/** An element in double precision, and how far rounding may have taken a float from it. */
final class ReferenceElement {
  /** The unit roundoff of a float. */
  private static final double U = 0x1p-24;

  /** Rounded operations on θ in a step. */
  private static final double OF_THETA = 4;

  /** Rounded operations on state and gradient in a step. */
  private static final double OF_STATE = 8;

  private final ReferenceCheck.Update reference;
  private double theta;
  private double largestStep;
  private double bound;

  ReferenceElement(ReferenceCheck.Update reference, double theta) {
    this.reference = reference;
    this.theta = theta;
  }

  void step(long t, double g) {
    double before = theta;
    theta = reference.update(t, theta, g);
    largestStep = Math.max(largestStep, Math.abs(theta - before));
    double size = Math.max(Math.abs(before), Math.abs(theta));
    bound += U * (OF_THETA * size + OF_STATE * t * largestStep);
  }

  boolean allows(float value) {
    return Math.abs(value - theta) <= bound;
  }

  /** Returns {@code 1.25 ± 3.1e-7}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s ± %.2g", theta, bound);
  }
}
