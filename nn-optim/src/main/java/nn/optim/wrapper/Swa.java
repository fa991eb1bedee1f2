package nn.optim.wrapper;

import java.util.Set;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Stochastic weight averaging: the mean of weights along the path of any optimizer. */
public final class Swa implements OptimizerProvider {
  private static final Hyperparameter<Long> START =
      Hyperparameter.whole("start", Range.atLeast(0), "Steps before the first average.")
          .byDefault(0L);
  private static final Hyperparameter<Long> EVERY =
      Hyperparameter.whole("every", Range.atLeast(1), "Steps from one average to the next.")
          .byDefault(1L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("swa", "Evaluates the mean of the weights along any optimizer's path.")
        .withFormula("a ← a + (θ − a) / n;  a is evaluated")
        .withAdvice("in the last quarter of training, at a constant learning rate.")
        .withReference("torch.optim.swa_utils.AveragedModel; Izmailov and others, arXiv 1803.05407")
        .withHyperparameters(START, EVERY, Inner.INNER);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PARAMETERS_ARE_INDEPENDENT);
  }

  /** a ← a + (θ − a) / (n + 1), where n weights are in the mean already. */
  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    long start = values.get(START);
    long every = values.get(EVERY);
    return new Averaging(
        context,
        state ->
            state.steps() > start && (state.steps() - start - 1) % every == 0
                ? 1 / (state.averaged() + 1)
                : 0);
  }
}
