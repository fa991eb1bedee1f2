package com.example.lion;

import module nn.api;

import java.util.List;

/** Lion: Chen and others, Symbolic Discovery of Optimization Algorithms, 2023, algorithm 2. */
public final class Lion implements RuleProvider {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(1e-4);
  static final Hyperparameter<List<Double>> BETAS =
      Hyperparameter.reals("betas", 2, Range.closedOpen(0, 1), "What step and momentum keep of m.")
          .byDefault(List.of(0.9, 0.99));
  static final Hyperparameter<Double> WEIGHT_DECAY =
      Hyperparameter.real("weight_decay", Range.atLeast(0), "Decoupled decay.").byDefault(1e-3);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("lion", "Lion: steps of one size, by the sign of the momentum.")
        .withReference("arXiv 2302.06675")
        .withHyperparameters(LR, BETAS, WEIGHT_DECAY);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    List<Double> betas = values.get(BETAS);
    return new LionRule(betas.getFirst().floatValue(), betas.getLast().floatValue());
  }

  /** θ ← θ − η (sign(β₁ m + (1 − β₁) g) + λ θ), then m ← β₂ m + (1 − β₂) g. */
  private record LionRule(float beta1, float beta2) implements ElementwiseRule {
    private static final Slot M = Slot.zeros("exp_avg", Slot.Role.FIRST_MOMENT);

    @Override
    public List<Slot> slots() {
      return List.of(M);
    }

    @Override
    public void update(Step step, Elements e) {
      float eta = (float) step.value(LR);
      float lambda = (float) step.value(WEIGHT_DECAY);
      float[] theta = e.values();
      float[] g = e.gradients();
      float[] m = e.slot(M);
      for (int i = e.from(), to = e.to(); i < to; i++) {
        float c = beta1 * m[i] + (1 - beta1) * g[i];
        theta[i] -= eta * (Math.signum(c) + lambda * theta[i]);
        m[i] = beta2 * m[i] + (1 - beta2) * g[i];
      }
    }
  }
}
