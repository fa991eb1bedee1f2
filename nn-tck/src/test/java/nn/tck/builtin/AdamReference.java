package nn.tck.builtin;

import nn.tck.Reference;

/** Adam (Kingma and Ba, algorithm 1) and AdamW, with AMSGrad as torch.optim has it. */
final class AdamReference implements Reference {
  private final double alpha;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double lambda;
  private final boolean amsgrad;
  private final boolean decoupled;
  private double m;
  private double v;
  private double largestV;

  AdamReference(Values values, boolean decoupled) {
    alpha = values.real("lr");
    beta1 = values.real("betas", 0);
    beta2 = values.real("betas", 1);
    epsilon = values.real("eps");
    lambda = values.real("weight_decay");
    amsgrad = values.flag("amsgrad");
    this.decoupled = decoupled;
  }

  @Override
  public double update(long t, double theta, double gradient) {
    double g = decoupled ? gradient : gradient + lambda * theta;
    double decayed = decoupled ? theta * (1 - alpha * lambda) : theta;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    largestV = Math.max(largestV, v);
    double mHat = m / (1 - StrictMath.pow(beta1, (double) t));
    double vHat = (amsgrad ? largestV : v) / (1 - StrictMath.pow(beta2, (double) t));
    return decayed - alpha * mHat / (StrictMath.sqrt(vHat) + epsilon);
  }
}
