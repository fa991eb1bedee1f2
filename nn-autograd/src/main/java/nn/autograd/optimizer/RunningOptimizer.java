package nn.autograd.optimizer;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerAlgorithm.Evaluation;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerState;
import nn.api.optim.ParameterGroup;
import nn.autograd.registry.RegisteredPlugin;

/** The optimizer that a training loop holds. */
final class RunningOptimizer implements Optimizer {
  private final OptimizerNode root;
  private final GradientTransforms gradients;
  private final ParameterSet parameters;
  private final List<String> needingClosure;
  private final CallerCode caller = new CallerCode();
  private boolean evaluating;
  private long versionAfterStep = -1;

  RunningOptimizer(OptimizerNode root, List<OptimizerNode> gradients, ParameterSet parameters) {
    this.root = root;
    this.gradients = new GradientTransforms(List.copyOf(gradients));
    this.parameters = parameters;
    this.needingClosure = root.needingClosure();
  }

  @Override
  public void step() {
    if (!needingClosure.isEmpty()) {
      throw withoutClosure(String.join(", ", needingClosure));
    }
    Evaluation none =
        () ->
            caller.run(() -> {
              throw withoutClosure(root.toString());
            });
    run(none, gradients::apply);
  }

  private static IllegalStateException withoutClosure(String names) {
    return new IllegalStateException(
        names + " evaluates the loss anew during a step: call step(closure) instead of step()");
  }

  @Override
  public double step(Supplier<Tensor> closure) {
    return stepped(closure, () -> {}).firstLoss();
  }

  /** Calls {@code check} before gradients are read; returns whether the step was not left out. */
  boolean step(Supplier<Tensor> closure, Runnable check) {
    return stepped(closure, check).isFirstToBeUsed();
  }

  private ClosureEvaluation stepped(Supplier<Tensor> closure, Runnable check) {
    requireTrainedWeights("step");
    return whole(() -> {
      ClosureEvaluation evaluation =
          new ClosureEvaluation(closure, parameters, gradients, check, caller);
      run(evaluation, evaluation::isFirstToBeUsed);
      return evaluation;
    });
  }

  private void run(Evaluation evaluation, BooleanSupplier goesOn) {
    requireTrainedWeights("step");
    caller.call(() -> {
      if (goesOn.getAsBoolean()) {
        root.step(evaluation);
      }
      return true;
    });
    versionAfterStep = parameters.version();
  }

  /**
   * Makes a step, or none: where the loss is evaluated in the middle of a step, the caller's
   * closure may fail there; then values, and the state of optimizer and transforms, are put back.
   */
  private <R> R whole(Supplier<R> step) {
    if (needingClosure.isEmpty()) {
      return step.get();
    }
    OptimizerState before = state();
    List<float[]> values = parameters.copyOfValues();
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      parameters.restore(values);
      load(before);
      throw e;
    }
  }

  /** Returns whether no parameter was changed since the last step, and there was one. */
  boolean isLastToChange() {
    return versionAfterStep == parameters.version();
  }

  List<RegisteredPlugin<OptimizerProvider>> plugins() {
    return Stream.concat(gradients.plugins().stream(), root.plugins().stream()).toList();
  }

  @Override
  public void zeroGrad() {
    parameters.zeroGrad();
  }

  @Override
  public List<ParameterGroup> groups() {
    return root.allGroups();
  }

  @Override
  public OptimizerState state() {
    return view().copy();
  }

  @Override
  public void load(OptimizerState state) {
    view().load(state);
  }

  private StateView view() {
    requireTrainedWeights("state and load");
    StateView view = new StateView(toString());
    gradients.collectState(view);
    root.collectState("", view);
    return view;
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    requireTrainedWeights("withEvaluationWeights");
    boolean lastToChange = isLastToChange();
    evaluating = true;
    try {
      return caller.call(() -> root.withEvaluationWeights(() -> caller.run(body)));
    } finally {
      evaluating = false;
      if (lastToChange) {
        versionAfterStep = parameters.version(); // the weights are exchanged and put back
      }
    }
  }

  /** Slow and fast weights may have changed places during an evaluation. */
  private void requireTrainedWeights(String action) {
    if (evaluating) {
      throw new IllegalStateException(
          action
              + " must not be called inside withEvaluationWeights: call it after the evaluation");
    }
  }

  @Override
  public String toString() {
    return gradients.toString() + root;
  }
}
