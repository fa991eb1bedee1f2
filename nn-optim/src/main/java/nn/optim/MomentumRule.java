package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Gradient descent with momentum μ, as PyTorch has it.
 *
 * <p>b ← μ b + (1 − τ) g with dampening τ, at the first step b ← g; then p ← p − γ b, or after
 * Nesterov p ← p − γ (g + μ b). The learning rate γ is outside the buffer, so a change of it acts
 * on the whole momentum at once.
 */
record MomentumRule(double dampening, boolean nesterov, boolean maximize)
    implements ElementwiseRule {
  private static final Slot MOMENTUM_BUFFER = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);

  @Override
  public List<Slot> slots() {
    return List.of(MOMENTUM_BUFFER);
  }

  @Override
  public void update(Step step, Elements elements) {
    float gamma = (float) step.value(Sgd.LR);
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float mu = (float) step.value(Momentum.MOMENTUM);
    float fresh = step.number() == 1 ? 1 : (float) (1 - dampening);
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] buffer = elements.slot(MOMENTUM_BUFFER);
    float[] p = elements.values();
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + lambda * p[i];
      float b = mu * buffer[i] + fresh * g;
      buffer[i] = b;
      p[i] -= gamma * (nesterov ? g + mu * b : b);
    }
  }
}
