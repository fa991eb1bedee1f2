package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What a step and an evaluation may do to parameters, gradients and state. */
public final class StepChecks {
  private static final int STEPS = 4;

  /** Evaluations of one step that are made to fail in turn. */
  private static final int[] EVALUATIONS = {1, 2, 3, 4};

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public StepChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Makes a few steps, and saves. */
  public static void use(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.of(nn, spec, numbers).steps(STEPS);
    trial.resume(trial);
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("gradientsAreNotChanged", this::gradientsAreNotChanged),
        everySeed("failedStepsChangeNothing", this::failedStepsChangeNothing),
        everySeed("trainedWeightsReturn", this::trainedWeightsReturn));
  }

  /** Checks that gradients are after a step what they were before. */
  private void gradientsAreNotChanged(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(!Specs.needsClosure(nn, spec), "a closure changes the gradients itself");
    Trial trial = Trial.of(nn, spec, numbers);
    for (int step = 1; step <= 2 * STEPS; step++) {
      trial.steps(1);
      Map<String, float[]> given = new LinkedHashMap<>();
      Map<String, float[]> left = new LinkedHashMap<>();
      for (String path : trial.values().keySet()) {
        given.put(path, trial.lastGradient(path));
        left.put(path, Objects.requireNonNull(trial.parameter(path).gradient()).toArray());
      }
      Contract.GRADIENTS_ARE_NOT_CHANGED.requireSame(
          subject, given, left, spec + ", the gradients after step " + step);
    }
  }

  /** Checks that a failure of the caller's code gets through, and that nothing happened. */
  private void failedStepsChangeNothing(Nn nn, Spec spec, Numbers numbers) {
    for (int evaluation : EVALUATIONS) {
      Trial trial = Trial.of(nn, spec, numbers).steps(STEPS);
      Map<String, float[]> before = Snapshot.of(trial);
      FailingStep step = new FailingStep(trial, evaluation);
      if (!step.run()) {
        return; // the optimizer evaluates less often
      }
      String what = spec + ", evaluation " + evaluation + " of a step failed";
      if (!step.failureGotThrough()) {
        throw Contract.FAILED_STEPS_CHANGE_NOTHING.broken(
            subject, "with " + what + ": step() returned as if it had not");
      }
      Contract.FAILED_STEPS_CHANGE_NOTHING.requireSame(subject, before, Snapshot.of(trial), what);
    }
  }

  /** Checks that evaluating with other weights leaves no trace, also if the evaluation throws. */
  private void trainedWeightsReturn(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.of(nn, spec, numbers).steps(STEPS);
    Map<String, float[]> before = trial.values();
    Map<String, float[]> state = Snapshot.of(trial);
    trial.optimizer().withEvaluationWeights(() -> true);
    Contract.SHOWING_CHANGES_NO_STATE.requireSame(
        subject, without(before, state), without(before, Snapshot.of(trial)), spec + ", state");
    requireSame(before, trial, spec, "after an evaluation");
    IllegalStateException failure = new IllegalStateException("the evaluation fails");
    try {
      trial
          .optimizer()
          .withEvaluationWeights(() -> {
            throw failure;
          });
    } catch (IllegalStateException e) {
      requireSame(before, trial, spec, "after an evaluation that threw an exception");
    }
    requireSame(
        Trial.of(nn, spec, numbers).steps(2 * STEPS).values(),
        trial.steps(STEPS),
        spec,
        STEPS + " steps later");
  }

  private static Map<String, float[]> without(
      Map<String, float[]> values, Map<String, float[]> all) {
    Map<String, float[]> state = new LinkedHashMap<>(all);
    state.keySet().removeAll(values.keySet());
    return state;
  }

  private void requireSame(Map<String, float[]> expected, Trial trial, Spec spec, String when) {
    Contract.TRAINED_WEIGHTS_RETURN.requireSame(
        subject, expected, trial.values(), spec + ", " + when);
  }
}
