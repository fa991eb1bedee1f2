package nn.optim.transform;

import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Shortens all gradients together, so that their norm has a limit. */
public final class ClipByGlobalNorm implements GradientTransformProvider {
  private static final Hyperparameter<Double> MAX_NORM =
      Hyperparameter.real("max_norm", Range.above(0), "The largest norm of all gradients.")
          .schedulable()
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("clip_by_global_norm", "Limits the norm of all gradients together.")
        .withFormula("g ← g · min(1, max_norm / (‖g‖ + 10⁻⁶))")
        .withAdvice("for recurrent networks and transformers, usually with 1.")
        .withAliases("clip_grad_norm")
        .withReference("torch.nn.utils.clip_grad_norm_; Pascanu and others, arXiv 1211.5063")
        .withHyperparameters(MAX_NORM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Clip();
  }

  /** g ← g min(1, max_norm / (‖g‖ + 10⁻⁶)) with the norm over all parameters. */
  private record Clip() implements ModelRule {
    @Override
    public void update(Step step, ModelState model) {
      double factor = step.value(MAX_NORM) / (model.gradientNorm() + 1e-6);
      if (factor < Float.MIN_NORMAL) { // as a float it has few bits, or none
        scale(model, Math.sqrt(factor));
        scale(model, Math.sqrt(factor));
      } else if (factor < 1) {
        scale(model, factor);
      }
    }

    private static void scale(ModelState model, double factor) {
      model.parameters().forEach(p -> p.gradientMatrix().scale((float) factor));
    }
  }
}
