package nn.optim;

import java.util.List;
import java.util.stream.Stream;
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
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/** AdamW that needs no schedule, because it evaluates the mean of its steps. */
public final class ScheduleFreeAdamW implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(2.5e-3);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(0.0);
  private static final Hyperparameter<List<Double>> BETAS =
      Hyperparameter.reals(
              "betas",
              2,
              Range.openClosed(0, 1),
              "How far y, the parameters, is towards the mean; how much of the mean of g² is kept.")
          .byDefault(List.of(0.9, 0.999));

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("schedule_free_adamw", "AdamW that evaluates a mean, not a schedule.")
        .withFormula(
            """
            y = (1 − β₁) z + β₁ x,  z ← z − lr g(y) / (√v̂ + ε)
            x ← (1 − c) x + c z;  x is evaluated\
            """)
        .withAdvice(
            "as adamw where the number of steps is not known before; no schedule but a warm-up.")
        .withReference("optax.contrib.schedule_free_adamw; Defazio and others, arXiv 2405.15682")
        .withHyperparameters(
            LR,
            ScheduleFree.WARMUP_STEPS,
            BETAS,
            Adam.EPS,
            WEIGHT_DECAY,
            ScheduleFree.WEIGHT_LR_POWER);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    if (values.get(BETAS).getLast() == 1) {
      problems
          .in(BETAS.name())
          .addValue(values.get(BETAS), "needs a second number below 1, since v would stay 0.");
    }
  }

  @Override
  public Rule rule(Hyperparameters values) {
    ScheduleFree free =
        new ScheduleFree(
            values.get(BETAS).getFirst(),
            values.get(ScheduleFree.WARMUP_STEPS),
            values.get(ScheduleFree.WEIGHT_LR_POWER));
    return new Update(free, values.get(BETAS).getLast(), values.get(Adam.EPS));
  }

  /** v ← β₂ v + (1 − β₂) g², z ← z − η (g / (√v̂ + ε) + λ y); x, y as {@link ScheduleFree} says. */
  private record Update(ScheduleFree free, double beta2, double eps)
      implements ElementwiseRule, EvaluationWeights {
    private static final Slot V = Slot.zeros("exp_avg_sq", Slot.Role.SECOND_MOMENT);

    @Override
    public List<Slot> slots() {
      return Stream.concat(ScheduleFree.SLOTS.stream(), Stream.of(V)).toList();
    }

    @Override
    public void begin(Step step) {
      free.begin(step, LR);
    }

    @Override
    public void update(Step step, Elements elements) {
      double correction = Math.sqrt(1 - StrictMath.pow(beta2, (double) step.number()));
      float eta = (float) free.lr(step, LR);
      float etaHat = (float) (free.lr(step, LR) * correction); // v̂ = v / correction²
      float epsHat = (float) (eps * correction);
      float lambda = (float) step.value(WEIGHT_DECAY);
      float kept = (float) beta2;
      float beta = (float) free.beta();
      float c = free.share(step);
      float[] y = elements.values();
      float[] g = elements.gradients();
      float[] z = elements.slot(ScheduleFree.Z);
      float[] v = elements.slot(V);
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        float newV = kept * v[i] + (1 - kept) * (g[i] * g[i]);
        float u = etaHat * g[i] / ((float) Math.sqrt(newV) + epsHat);
        float nextZ = z[i] - u - eta * lambda * y[i];
        y[i] = ScheduleFree.next(y[i], z[i], nextZ, c, beta);
        z[i] = nextZ;
        v[i] = newV;
      }
    }

    @Override
    public void show(Step step, Elements elements) {
      free.show(elements);
    }
  }
}
