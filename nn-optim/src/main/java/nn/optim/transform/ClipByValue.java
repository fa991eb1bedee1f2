package nn.optim.transform;

import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Limits every element of every gradient. */
public final class ClipByValue implements GradientTransformProvider {
  private static final Hyperparameter<Double> CLIP_VALUE =
      Hyperparameter.real("clip_value", Range.above(0), "The largest size of an element.")
          .schedulable()
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("clip_by_value", "Limits every element of every gradient.")
        .withFormula("g ← min(max(g, −c), c)")
        .withAdvice("where single elements explode; it changes the direction of a step.")
        .withAliases("clip_grad_value")
        .withReference("torch.nn.utils.clip_grad_value_")
        .withHyperparameters(CLIP_VALUE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Clip();
  }

  /** g ← min(max(g, −c), c). */
  private record Clip() implements ElementwiseRule {
    @Override
    public void update(Step step, Elements elements) {
      float c = (float) step.value(CLIP_VALUE);
      float[] g = elements.gradients();
      int to = elements.to();
      for (int i = elements.from(); i < to; i++) {
        g[i] = Math.min(Math.max(g[i], -c), c);
      }
    }
  }
}
