package nn.optim;

import java.util.ArrayList;
import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Slot;
import nn.api.optim.Step;

/**
 * RMSprop, as PyTorch has it.
 *
 * <p>v ← α v + (1 − α) g², ḡ ← α ḡ + (1 − α) g, b ← μ b + g / (√ṽ + ε), θ ← θ − γ b, where ṽ is v,
 * or v − ḡ² if centered. Weight decay λ adds λθ to g. The variance v − ḡ² is never taken for less
 * than 0, which rounding makes it when the gradient hardly changes; PyTorch's step is NaN then.
 */
record RmspropRule(double alpha, double eps, boolean momentum, boolean centered, boolean maximize)
    implements ElementwiseRule {
  private static final Slot SQUARE_AVG = Slot.zeros("square_avg", Slot.Role.SECOND_MOMENT);
  private static final Slot GRAD_AVG = Slot.zeros("grad_avg", Slot.Role.OTHER);
  private static final Slot MOMENTUM_BUFFER = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);

  @Override
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>(List.of(SQUARE_AVG));
    if (centered) {
      slots.add(GRAD_AVG);
    }
    if (momentum) {
      slots.add(MOMENTUM_BUFFER);
    }
    return List.copyOf(slots);
  }

  @Override
  public void update(Step step, Elements elements) {
    if (!momentum) {
      Momentum.requireNone(step, "rmsprop");
    }
    float gamma = (float) step.value(Rmsprop.LR);
    float mu = (float) step.value(Momentum.MOMENTUM);
    float lambda = (float) step.value(CommonHyperparameters.WEIGHT_DECAY);
    float kept = (float) alpha;
    float fresh = (float) (1 - alpha);
    float epsilon = (float) eps;
    float sign = CommonHyperparameters.sign(maximize);
    float[] gradients = elements.gradients();
    float[] theta = elements.values();
    float[] v = elements.slot(SQUARE_AVG);
    // Where there is no mean or buffer, v stands in its place and is written twice. With a sum and
    // a product instead of each fma the loop of all options is too long for C2 to make vector code.
    float[] mean = centered ? elements.slot(GRAD_AVG) : v;
    float[] buffer = momentum ? elements.slot(MOMENTUM_BUFFER) : v;
    int to = elements.to();
    for (int i = elements.from(); i < to; i++) {
      float g = Math.fma(lambda, theta[i], sign * gradients[i]);
      float newV = Math.fma(kept, v[i], fresh * (g * g));
      float newMean = Math.fma(kept, mean[i], fresh * g);
      float variance = centered ? Math.max(newV - newMean * newMean, 0) : newV;
      float direction = g / ((float) Math.sqrt(variance) + epsilon);
      float b = momentum ? Math.fma(mu, buffer[i], direction) : direction;
      float newTheta = Math.fma(-gamma, b, theta[i]);
      v[i] = newV;
      mean[i] = centered ? newMean : newV;
      buffer[i] = momentum ? b : newV;
      theta[i] = newTheta;
    }
  }
}
