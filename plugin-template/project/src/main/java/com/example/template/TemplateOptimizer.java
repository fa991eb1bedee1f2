package com.example.template;

import module nn.api;

import java.util.List;

/** Gradient descent with momentum: the place for an optimizer of your own. */
public final class TemplateOptimizer implements RuleProvider {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(0.01);
  static final Hyperparameter<Double> MOMENTUM =
      Hyperparameter.real("momentum", Range.closedOpen(0, 1), "What a step keeps of the last one.")
          .byDefault(0.9);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Steps along a decaying sum of gradients.")
        .withFormula("m ← momentum · m + g; θ ← θ − lr · m")
        .withAdvice("as a first step: replace it by an optimizer of your own.")
        .withReference("Polyak, Some methods of speeding up the convergence, 1964")
        .withHyperparameters(LR, MOMENTUM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new MomentumRule(values.get(MOMENTUM).floatValue());
  }

  /** m ← β m + g, then θ ← θ − η m. */
  private record MomentumRule(float beta) implements ElementwiseRule {
    private static final Slot M = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);

    @Override
    public List<Slot> slots() {
      return List.of(M);
    }

    @Override
    public void update(Step step, Elements elements) {
      float eta = (float) step.value(LR);
      float[] theta = elements.values();
      float[] g = elements.gradients();
      float[] m = elements.slot(M);
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        m[i] = beta * m[i] + g[i];
        theta[i] -= eta * m[i];
      }
    }
  }
}
