package nn.optim.wrapper;

import java.util.Set;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** An exponential moving average of the weights that any optimizer trains. */
public final class Ema implements OptimizerProvider {
  private static final Hyperparameter<Double> DECAY =
      Hyperparameter.real("decay", Range.closedOpen(0, 1), "How much of the average a step keeps.")
          .schedulable()
          .byDefault(0.999);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("ema", "Evaluates a moving average of the weights of any optimizer.")
        .withFormula("a ← decay a + (1 − decay) θ;  a is evaluated")
        .withAdvice("for steadier test results late in training, at no cost to its steps.")
        .withReference("torch.optim.swa_utils.AveragedModel with get_ema_avg_fn")
        .withHyperparameters(DECAY, Inner.INNER);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PARAMETERS_ARE_INDEPENDENT);
  }

  /** a ← d a + (1 − d) θ after every step; the first copies θ. */
  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return new Averaging(context, state -> state.averaged() == 0 ? 1 : 1 - context.value(DECAY));
  }
}
