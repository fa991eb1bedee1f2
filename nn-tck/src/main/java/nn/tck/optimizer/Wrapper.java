package nn.tck.optimizer;

import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/**
 * Goes halfway back every third step: lookahead as small as it can be, to test optimizers inside
 * another where there is no lookahead.
 */
public final class Wrapper implements OptimizerProvider {
  /** Its name. */
  public static final String NAME = "tck_wrapper";

  private static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer that makes the steps.");
  private static final int PERIOD = 3;

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Goes halfway back every third step.").withHyperparameters(INNER);
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    InnerOptimizer inner = context.inner(INNER);
    SlotArray slow = context.allocate(Slot.values("slow_weights", Slot.Role.SLOW_WEIGHTS));
    Scalar steps = context.scalar("inner_steps", 0);
    return evaluation -> {
      inner.step(evaluation);
      steps.set(steps.get() + 1);
      if (steps.get() == PERIOD) {
        steps.set(0);
        goBack(context, slow);
      }
    };
  }

  private static void goBack(OptimizerContext context, SlotArray slow) {
    context
        .all()
        .forEach(elements -> {
          float[] theta = elements.values();
          float[] phi = elements.slot(slow);
          int to = elements.to();
          for (int i = elements.from(); i < to; i++) {
            theta[i] = phi[i] + 0.5f * (theta[i] - phi[i]);
            phi[i] = theta[i];
          }
        });
  }
}
