package nn.lab.verify;

import java.util.Set;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Two gradient steps in one: θ ← θ − η g(θ), twice, each with a gradient evaluated anew. */
final class Twice implements OptimizerProvider {
  private static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(0.1);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("twice", "Evaluates the loss twice per step.")
        .withReference("gradient descent")
        .withHyperparameters(LR);
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.CLOSURE);
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return evaluation -> {
      descend(evaluation, context);
      descend(evaluation, context);
    };
  }

  private static void descend(OptimizerAlgorithm.Evaluation evaluation, OptimizerContext context) {
    evaluation.evaluate();
    float eta = (float) context.value(LR);
    context
        .all()
        .forEach(elements -> {
          for (int i = elements.from(); i < elements.to(); i++) {
            elements.values()[i] -= eta * elements.gradients()[i];
          }
        });
  }
}
