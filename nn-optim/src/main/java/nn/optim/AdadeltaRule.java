package nn.optim;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * Adadelta with a learning rate, as PyTorch has it.
 *
 * <p>E[g²] ← ρ E[g²] + (1 − ρ) g², Δx = √((E[Δx²] + ε) / (E[g²] + ε)) g, E[Δx²] ← ρ E[Δx²] + (1 −
 * ρ) Δx², x ← x − γ Δx. Weight decay λ adds λx to g.
 */
record AdadeltaRule(double rho, double eps, boolean maximize) implements ElementwiseRule {
  private static final Slot SQUARE_AVG = Slot.zeros("square_avg", Slot.Role.SECOND_MOMENT);
  private static final Slot ACC_DELTA = Slot.zeros("acc_delta", Slot.Role.OTHER);

  /**
   * What the root of the ratio is multiplied by, and divided by again: without it the ratio
   * underflows for a large g. It is a power of two, so that nothing is rounded.
   */
  private static final float SCALE = 0x1p30f;

  @Override
  public List<Slot> slots() {
    return List.of(SQUARE_AVG, ACC_DELTA);
  }

  @Override
  public void update(Step step, Elements elements) {
    float gamma = (float) step.value(Adadelta.LR);
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float kept = (float) rho;
    float fresh = (float) (1 - rho);
    float epsilon = (float) eps;
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] x = elements.values();
    float[] squareAvg = elements.slot(SQUARE_AVG);
    float[] accDelta = elements.slot(ACC_DELTA);
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = sign * gradients[i] + lambda * x[i];
      float newSquareAvg = kept * squareAvg[i] + fresh * (g * g);
      float ratio = SCALE * SCALE * (accDelta[i] + epsilon) / (newSquareAvg + epsilon);
      float delta = (float) Math.sqrt(ratio) * (1 / SCALE) * g;
      float newAccDelta = kept * accDelta[i] + fresh * (delta * delta);
      float newX = x[i] - gamma * delta;
      squareAvg[i] = newSquareAvg;
      accDelta[i] = newAccDelta;
      x[i] = newX;
    }
  }
}
