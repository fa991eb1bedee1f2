package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Rprop without weight backtracking, as PyTorch has it.
 *
 * <p>Δ is multiplied by η⁺ where the gradient has the sign of the step before and by η⁻ where it
 * has the other, and kept within [Δmin, Δmax]; then w ← w − sign(g) Δ, except that an element whose
 * sign changed waits, and at the next step counts as one without a past. Only the sign of a
 * gradient matters, so it is the sign that is kept; PyTorch keeps the gradient.
 */
record RpropRule(
    float delta0, float etaMinus, float etaPlus, float deltaMin, float deltaMax, boolean maximize)
    implements ElementwiseRule {
  private static final Slot PREV_SIGN = Slot.zeros("prev_sign", Slot.Role.OTHER);
  private static final Slot STEP_SIZE = Slot.zeros("step_size", Slot.Role.OTHER);

  @Override
  public List<Slot> slots() {
    return List.of(PREV_SIGN, STEP_SIZE.startingAt(delta0));
  }

  @Override
  public void update(Step step, Elements elements) {
    float ascent = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] w = elements.values();
    float[] prevSign = elements.slot(PREV_SIGN);
    float[] stepSize = elements.slot(STEP_SIZE);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float sign = Math.signum(ascent * gradients[i]);
      float agreement = sign * prevSign[i];
      // Exactly η⁻, 1 or η⁺ for −1, 0 or 1; of a condition C2 would make no vector code.
      float eta = Math.min(Math.max(1 + etaPlus * agreement, etaMinus), etaPlus);
      float delta = Math.min(Math.max(stepSize[i] * eta, deltaMin), deltaMax);
      float newSign = Math.signum(sign + sign * agreement); // 0 where the sign changed
      float newW = w[i] - newSign * delta;
      stepSize[i] = delta;
      prevSign[i] = newSign;
      w[i] = newW;
    }
  }
}
