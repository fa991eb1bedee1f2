package nn.optim;

/**
 * NAdam's momentum, which grows with the step: μₜ = β₁ (1 − ½ · 0.96^(ψt)).
 *
 * @param beta1 what it grows towards
 * @param decay ψ
 */
record MomentumSchedule(double beta1, double decay) {
  /** So little that 1 − it is 1. */
  private static final double NOTHING = 0x1p-60;

  /** Returns μₜ. */
  double mu(double t) {
    return beta1 * (1 - 0.5 * StrictMath.pow(0.96, decay * t));
  }

  /**
   * Returns μ₁ μ₂ … μₜ.
   *
   * <p>A function of t alone, so no state. The loop ends once the product is nothing or μ has
   * arrived at β₁: at step 55 with the defaults, and before step 3,000 with any values.
   */
  double product(long t) {
    double base = StrictMath.pow(0.96, decay);
    double missing = 1;
    double product = 1;
    long i = 0;
    while (i < t && product > NOTHING && missing > NOTHING) {
      i++;
      missing *= base;
      product *= beta1 * (1 - 0.5 * missing);
    }
    return product * StrictMath.pow(beta1, (double) (t - i));
  }
}
