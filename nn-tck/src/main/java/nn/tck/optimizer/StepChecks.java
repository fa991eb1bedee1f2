package nn.tck.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Bits;
import nn.tck.contract.Contract;
import nn.tck.contract.Subject;

/** What a step may do to parameters and gradients. */
public final class StepChecks {
  private static final float[] SIZES = {0, 1e-30f, 1e-3f, 1, 1e6f};

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public StepChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Makes a few steps, and saves. */
  public static void use(Nn nn, Spec spec) {
    Trial trial = Trial.of(nn, spec).steps(4);
    trial.resume(trial);
  }

  /** Checks that a parameter without gradient keeps its bits. */
  public void parametersWithoutGradientStay(Nn nn, Spec spec) {
    Trial trial = Trial.of(nn, spec);
    float[] before = trial.parameter(Trial.BIAS).toArray();
    for (int i = 0; i < 8; i++) {
      trial.stepOnly(List.of(Trial.WEIGHT));
    }
    String difference = Bits.difference(before, trial.parameter(Trial.BIAS).toArray());
    if (difference != null) {
      throw Contract.PARAMETERS_WITHOUT_GRADIENT_STAY.broken(
          subject,
          "with " + spec + ", 8 steps in which " + Trial.BIAS + " had no gradient: " + difference);
    }
  }

  /** Checks that a parameter is as after its first step when steps before had no gradient. */
  public void skippedStepsAreNotCounted(Nn nn, Spec spec) {
    assumeTrue(subject.provider() instanceof RuleProvider, "only rules count steps a parameter");
    Trial late = Trial.of(nn, spec);
    late.stepOnly(List.of(Trial.WEIGHT)).stepOnly(List.of(Trial.WEIGHT));
    late.stepOnly(List.of(Trial.BIAS));
    Trial fresh = Trial.of(nn, spec).skip(2).stepOnly(List.of(Trial.BIAS));
    String difference =
        Bits.difference(
            fresh.parameter(Trial.BIAS).toArray(), late.parameter(Trial.BIAS).toArray());
    if (difference != null) {
      throw Contract.SKIPPED_STEPS_ARE_NOT_COUNTED.broken(
          subject,
          "with " + spec + ", a first gradient after two steps without any: " + difference);
    }
  }

  /** Checks that gradients are after a step what they were before. */
  public void gradientsAreNotChanged(Nn nn, Spec spec) {
    assumeTrue(!Specs.needsClosure(nn, spec), "a closure changes the gradients itself");
    Trial trial = Trial.of(nn, spec);
    for (int step = 1; step <= 7; step++) {
      trial.steps(1);
      for (String path : trial.values().keySet()) {
        float[] gradient = Objects.requireNonNull(trial.parameter(path).gradient()).toArray();
        String difference = Bits.difference(trial.lastGradient(path), gradient);
        if (difference != null) {
          throw Contract.GRADIENTS_ARE_NOT_CHANGED.broken(
              subject,
              "with " + spec + ", after step " + step + " the gradient of " + path + difference);
        }
      }
    }
  }

  /** Checks that no NaN and no infinity comes from gradients that are neither. */
  public void valuesStayFinite(Nn nn, Spec spec) {
    for (float size : SIZES) {
      Trial trial = Trial.of(nn, spec).times(size);
      for (int step = 1; step <= 12; step++) {
        trial.steps(1);
        checkFinite(trial.values(), spec + ", step " + step + ", gradients of size " + size);
        checkFinite(
            trial.optimizer().state().arrays(),
            spec + ", state after step " + step + ", gradients of size " + size);
      }
    }
  }

  private void checkFinite(SequencedMap<String, float[]> arrays, String where) {
    arrays.forEach((name, array) -> {
      for (int i = 0; i < array.length; i++) {
        if (!Float.isFinite(array[i])) {
          throw Contract.VALUES_STAY_FINITE.broken(
              subject, "with " + where + ": " + name + "[" + i + "] is " + array[i]);
        }
      }
    });
  }

  /** Checks that evaluating with other weights leaves no trace, also if the evaluation throws. */
  public void trainedWeightsReturn(Nn nn, Spec spec) {
    Trial trial = Trial.of(nn, spec).steps(4);
    SequencedMap<String, float[]> before = trial.values();
    trial.optimizer().withEvaluationWeights(() -> true);
    requireSame(before, trial, spec, "after an evaluation");
    EvaluationFailure failure = new EvaluationFailure();
    try {
      trial
          .optimizer()
          .withEvaluationWeights(() -> {
            throw failure;
          });
    } catch (EvaluationFailure e) {
      requireSame(before, trial, spec, "after an evaluation that threw an exception");
    }
    requireSame(Trial.of(nn, spec).steps(8).values(), trial.steps(4), spec, "four steps later");
  }

  private void requireSame(
      SequencedMap<String, float[]> expected, Trial trial, Spec spec, String when) {
    String difference = Bits.difference(expected, trial.values());
    if (difference != null) {
      throw Contract.TRAINED_WEIGHTS_RETURN.broken(
          subject, "with " + spec + ", " + when + ": " + difference);
    }
  }

  private static final class EvaluationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
