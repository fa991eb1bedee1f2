package nn.autograd.optimizer;

import java.util.Objects;
import java.util.function.Supplier;
import nn.api.Tensor;
import nn.api.optim.OptimizerAlgorithm.Evaluation;

/** Evaluates a caller's closure; once before the step, so that it starts with gradients. */
final class ClosureEvaluation implements Evaluation {
  private final Supplier<Tensor> closure;
  private final ParameterSet parameters;
  private final CallerCode caller;
  private final double firstLoss;
  private final long firstVersion;
  private boolean firstUnused = true;

  ClosureEvaluation(Supplier<Tensor> closure, ParameterSet parameters, CallerCode caller) {
    this.closure = closure;
    this.parameters = parameters;
    this.caller = caller;
    this.firstLoss = loss();
    this.firstVersion = parameters.version();
  }

  double firstLoss() {
    return firstLoss;
  }

  /** Evaluates, except that the first evaluation serves once if no parameter changed since. */
  @Override
  public double evaluate() {
    boolean reuse = firstUnused && parameters.version() == firstVersion;
    firstUnused = false;
    return reuse ? firstLoss : caller.run(this::loss);
  }

  private double loss() {
    return Objects.requireNonNull(closure.get(), "the closure must return the loss").item();
  }
}
