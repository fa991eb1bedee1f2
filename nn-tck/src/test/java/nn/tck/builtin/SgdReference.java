package nn.tck.builtin;

import nn.tck.Reference;

/** SGD as torch.optim.SGD documents it. */
final class SgdReference implements Reference {
  private final double gamma;
  private final double mu;
  private final double tau;
  private final double lambda;
  private final boolean nesterov;
  private double b;

  SgdReference(Values values) {
    gamma = values.real("lr");
    mu = values.real("momentum");
    tau = values.real("dampening");
    lambda = values.real("weight_decay");
    nesterov = values.flag("nesterov");
  }

  @Override
  public double update(long t, double theta, double gradient) {
    double g = gradient + lambda * theta;
    b = t == 1 ? g : mu * b + (1 - tau) * g;
    return theta - gamma * (mu == 0 ? g : nesterov ? g + mu * b : b);
  }
}
