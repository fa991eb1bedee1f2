package nn.optim;

import static nn.optim.CommonHyperparameters.WEIGHT_DECAY;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.EvaluationWeights;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Gradient descent that needs no schedule, because it evaluates the mean of its steps. */
public final class ScheduleFreeSgd implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<List<Double>> BETAS =
      Hyperparameter.reals(
              "betas", 1, Range.openClosed(0, 1), "How far y, the parameters, is towards the mean.")
          .byDefault(List.of(0.9));

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("schedule_free_sgd", "SGD that evaluates a mean instead of a schedule.")
        .withFormula("y = (1 − β) z + β x,  z ← z − lr g(y)\nx ← (1 − c) x + c z;  x is evaluated")
        .withAdvice(
            "as sgd where the number of steps is not known before; no schedule but a warm-up.")
        .withReference("optax.contrib.schedule_free_sgd; Defazio and others, arXiv 2405.15682")
        .withHyperparameters(
            LR, ScheduleFree.WARMUP_STEPS, BETAS, WEIGHT_DECAY, ScheduleFree.WEIGHT_LR_POWER);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(
        new ScheduleFree(
            values.get(BETAS).getFirst(),
            values.get(ScheduleFree.WARMUP_STEPS),
            values.get(ScheduleFree.WEIGHT_LR_POWER)));
  }

  /** z ← z − η (g + λ y), and x and y as {@link ScheduleFree} says. */
  private record Update(ScheduleFree free) implements ElementwiseRule, EvaluationWeights {
    @Override
    public List<Slot> slots() {
      return ScheduleFree.SLOTS;
    }

    @Override
    public void begin(Step step) {
      free.begin(step, LR);
    }

    @Override
    public void update(Step step, Elements elements) {
      float eta = (float) free.lr(step, LR);
      float lambda = (float) step.value(WEIGHT_DECAY);
      float beta = (float) free.beta();
      float c = free.share(step);
      float[] y = elements.values();
      float[] g = elements.gradients();
      float[] z = elements.slot(ScheduleFree.Z);
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        float nextZ = z[i] - eta * (g[i] + lambda * y[i]);
        y[i] = ScheduleFree.next(y[i], z[i], nextZ, c, beta);
        z[i] = nextZ;
      }
    }

    @Override
    public void show(Step step, Elements elements) {
      free.show(elements);
    }
  }
}
