package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Averaged gradient descent, as PyTorch has it.
 *
 * <p>With η = γ / (1 + λγ(t − 1))^α and μ = 1 / max(1, t − 1 − t₀): p ← (1 − λη) p − η g, a ← a + μ
 * (p − a). The average a is kept as state; the parameters are not replaced by it. Weight decay is
 * added to g, apart from λ. A scheduled γ acts at once; in PyTorch one step later.
 */
record AsgdRule(double lambda, double alpha, double t0, boolean maximize)
    implements ElementwiseRule {
  private static final Slot AX = Slot.values("ax", Slot.Role.AVERAGED_WEIGHTS);

  @Override
  public List<Slot> slots() {
    return List.of(AX);
  }

  @Override
  public void update(Step step, Elements elements) {
    double past = step.number() - 1.0;
    double gamma = step.value(Asgd.LR);
    double eta = gamma / StrictMath.pow(1 + lambda * gamma * past, alpha);
    float mu = (float) (1 / Math.max(1, past - t0));
    boolean averages = mu < 1;
    float shrink = (float) (1 - lambda * eta);
    float rate = (float) eta;
    float weightDecay = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] p = elements.values();
    float[] ax = elements.slot(AX);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + weightDecay * p[i];
      float newP = shrink * p[i] - rate * g;
      float newAx = averages ? ax[i] + mu * (newP - ax[i]) : newP;
      p[i] = newP;
      ax[i] = newAx;
    }
  }
}
