package nn.lab.verify;

import java.util.function.Supplier;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Halves every parameter in a step; its evaluation weights are zero. */
final class Halving implements OptimizerProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("halving", "Halves.");
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return new OptimizerAlgorithm() {
      @Override
      public void step(Evaluation evaluation) {
        scale(context, 0.5f);
      }

      @Override
      public <R> R withEvaluationWeights(Supplier<R> body) {
        scale(context, 0);
        return body.get();
      }
    };
  }

  private static void scale(OptimizerContext context, float factor) {
    context
        .all()
        .forEach(elements -> {
          for (int i = elements.from(); i < elements.to(); i++) {
            elements.values()[i] *= factor;
          }
        });
  }
}
