package com.example.template;

import module nn.api;

import java.util.List;

/** Descent divided by the usual norm of all gradients: the place for a rule of the whole model. */
public final class TemplateOptimizer implements RuleProvider {
  static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(0.1);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("template", "Divides gradients by the usual norm of the model's.")
        .withFormula("n ← n + max(0.1, 1/t) (‖g‖ − n); θ ← θ − lr g / max(n, 10⁻³)")
        .withAdvice("where the size of all gradients together changes during training.")
        .withReference("a simple relative of arXiv 1810.04650")
        .withHyperparameters(LR);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new NormRule();
  }

  /** n ← n + max(0.1, 1/t) (‖g‖ − n), θ ← θ − η g / max(n, 10⁻³). */
  private record NormRule() implements ModelRule {
    private static final Slot NORM = Slot.zeros("norm", Slot.Role.OTHER).perModel();
    private static final double LEAST_NORM = 1e-3;

    @Override
    public List<Slot> slots() {
      return List.of(NORM);
    }

    @Override
    public void update(Step step, ModelState model) {
      double squares = model.sum(part -> Sums.squares(part.gradients(), part.from(), part.to()));
      Scalar norm = step.scalar(NORM);
      double share = Math.max(0.1, 1.0 / step.number());
      norm.set(norm.get() + share * (Math.sqrt(squares) - norm.get()));
      double scale = 1 / Math.max(norm.get(), LEAST_NORM);
      model.forEach(part -> descend(part, scale * part.step().value(LR)));
    }

    private static void descend(Part part, double rate) {
      float eta = (float) rate;
      float[] theta = part.values();
      float[] g = part.gradients();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        theta[i] -= eta * g[i];
      }
    }
  }
}
