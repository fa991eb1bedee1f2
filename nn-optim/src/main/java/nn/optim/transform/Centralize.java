package nn.optim.transform;

import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Gradient centralization: the gradients of a unit's weights have the mean 0. */
public final class Centralize implements GradientTransformProvider {
  @Override
  public Descriptor descriptor() {
    return Descriptor.of("centralize", "Takes the mean off the gradients of each unit's weights.")
        .withFormula("g ← g − mean of g over all but the first dimension")
        .withAdvice("with sgd on convolutions and linear layers without norms.")
        .withReference("optax.centralize; Yong and others, arXiv 2004.01461");
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Transform();
  }

  /** gᵢ ← gᵢ − mean(gᵢ) for each row i of a matrix; vectors are left alone. */
  private record Transform() implements ParameterRule {
    @Override
    public void update(Step step, ParameterState p) {
      if (p.shape().rank() < 2) {
        return;
      }
      p.gradientMatrix()
          .eachRow((row, g) -> {
            double sum = 0;
            for (float each : g) {
              sum += each;
            }
            float mean = (float) (sum / g.length);
            for (int j = 0; j < g.length; j++) {
              g[j] -= mean;
            }
          });
    }
  }
}
