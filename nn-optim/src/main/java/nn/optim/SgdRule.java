package nn.optim;

import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Step;

/** Gradient descent without memory: p ← p − γ g, where weight decay λ adds λp to g. */
record SgdRule(boolean maximize) implements ElementwiseRule {

  @Override
  public void update(Step step, Elements elements) {
    Momentum.requireNone(step, "sgd");
    float gamma = (float) step.value(Sgd.LR);
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] p = elements.values();
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + lambda * p[i];
      p[i] -= gamma * g;
    }
  }
}
