package nn.autograd.optimizer;

import java.util.Objects;
import java.util.function.Supplier;
import nn.api.Tensor;
import nn.api.optim.OptimizerAlgorithm.Evaluation;

/** Evaluates a caller's closure; once before the step, so that it starts with gradients. */
final class ClosureEvaluation implements Evaluation {
  private final Supplier<Tensor> closure;
  private final ParameterSet parameters;
  private final GradientTransforms gradients;
  private final Runnable check;
  private final CallerCode caller;
  private final boolean firstToBeUsed;
  private final double firstLoss;
  private final long firstVersion;
  private boolean firstUnused = true;

  ClosureEvaluation(
      Supplier<Tensor> closure,
      ParameterSet parameters,
      GradientTransforms gradients,
      Runnable check,
      CallerCode caller) {
    this.closure = closure;
    this.parameters = parameters;
    this.gradients = gradients;
    this.check = check;
    this.caller = caller;
    this.firstLoss = loss();
    this.firstToBeUsed = gradients.apply();
    if (firstToBeUsed) {
      check.run();
    }
    this.firstVersion = parameters.version();
  }

  double firstLoss() {
    return firstLoss;
  }

  /** Returns whether the transforms of gradients let the step go on. */
  boolean isFirstToBeUsed() {
    return firstToBeUsed;
  }

  /** Evaluates, except that the first evaluation serves once if no parameter changed since. */
  @Override
  public double evaluate() {
    boolean reuse = firstUnused && parameters.version() == firstVersion;
    firstUnused = false;
    return reuse ? firstLoss : again();
  }

  private double again() {
    double loss = caller.run(this::loss);
    boolean goesOn = gradients.apply();
    return caller.run(() -> {
      requireToGoOn(goesOn);
      check.run();
      return loss;
    });
  }

  private void requireToGoOn(boolean goesOn) {
    if (!goesOn) {
      throw new IllegalStateException(
          gradients.names()
              + " leaves out a step in the middle: the optimizer evaluates the loss several times"
              + " per step, and only the first gradients can be left out");
    }
  }

  private double loss() {
    return Objects.requireNonNull(closure.get(), "the closure must return the loss").item();
  }
}
