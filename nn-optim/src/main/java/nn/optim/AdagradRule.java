package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Adagrad with diagonal matrices, as PyTorch has it.
 *
 * <p>G ← G + g², θ ← θ − ηₜ g / (√G + ε) with ηₜ = η / (1 + (t − 1) · decay). Weight decay λ adds
 * λθ to g. The sum ends at the largest float instead of at infinity.
 */
record AdagradRule(double lrDecay, double initial, double eps, boolean maximize)
    implements ElementwiseRule {
  private static final Slot SUM = Slot.zeros("sum", Slot.Role.SECOND_MOMENT);

  @Override
  public List<Slot> slots() {
    return List.of(SUM.startingAt(initial));
  }

  @Override
  public void update(Step step, Elements elements) {
    double t = step.number();
    float eta = (float) (step.value(Adagrad.LR) / (1 + (t - 1) * lrDecay));
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float epsilon = (float) eps;
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] sum = elements.slot(SUM);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + lambda * theta[i];
      float newSum = Math.min(sum[i] + g * g, Float.MAX_VALUE);
      float newTheta = theta[i] - eta * g / ((float) Math.sqrt(newSum) + epsilon);
      sum[i] = newSum;
      theta[i] = newTheta;
    }
  }
}
