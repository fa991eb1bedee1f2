package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static nn.tck.contract.NamedCheck.once;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerState;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;
import org.jspecify.annotations.Nullable;

/** Whether numbers stay numbers, and whether they are allowed to be none. */
public final class FiniteChecks {
  private static final List<Float> SIZES = List.of(0f, 1e-42f, 1e-38f, 1e-30f, 1e-3f, 1f, 1e6f);
  private static final List<Float> HUGE = List.of(1e20f, Float.MAX_VALUE);
  private static final int STEPS = 12;
  private static final long LATE = (1L << 31) - 3;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public FiniteChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("valuesStayFinite", this::valuesStayFinite),
        everySeed("hugeGradientsAreSurvived", this::hugeGradientsAreSurvived),
        once("lateStepsWork", this::lateStepsWork));
  }

  /** Checks that no NaN and no infinity comes from gradients of usual size, or hardly any. */
  private void valuesStayFinite(Nn nn, Spec spec, Numbers numbers) {
    for (float size : SIZES) {
      Trial trial = Trial.of(nn, spec, Inputs.normal(numbers).gradientsTimes(size));
      for (int step = 1; step <= STEPS; step++) {
        requireFinite(
            Contract.VALUES_STAY_FINITE,
            trial.steps(1),
            spec + ", step " + step + ", gradients of size " + size);
      }
    }
  }

  /**
   * Checks that gradients that overflow, as their squares do, are no reason to throw: the training
   * loop stops by itself as soon as a parameter is not finite.
   */
  private void hugeGradientsAreSurvived(Nn nn, Spec spec, Numbers numbers) {
    for (float size : HUGE) {
      Trial trial = Trial.of(nn, spec, Inputs.normal(numbers).gradientsTimes(size));
      for (int step = 1; step <= STEPS && infinite(trial.values()) == null; step++) {
        trial.steps(1);
      }
    }
  }

  /** Checks that nothing overflows that counts steps, and no correction of their bias. */
  private void lateStepsWork(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.of(nn, spec, numbers).steps(STEPS);
    OptimizerState state = trial.optimizer().state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(state.arrays());
    arrays.replaceAll((name, array) -> ("/" + name).contains("/step/") ? late() : array);
    assumeTrue(!arrays.equals(state.arrays()), "the framework counts no steps for it");
    trial.resume(trial.t(), trial.values(), new OptimizerState(state.optimizer(), arrays));
    for (int step = 0; step < STEPS; step++) {
      requireFinite(Contract.LATE_STEPS_WORK, trial.steps(1), spec + ", step " + (LATE + 1 + step));
    }
  }

  private static StoredArray late() {
    return new StoredArray.I64(Shape.of(), new long[] {LATE});
  }

  private void requireFinite(Contract contract, Trial trial, String where) {
    String found = infinite(Snapshot.of(trial));
    if (found != null) {
      throw contract.broken(subject, "with " + where + ": " + found);
    }
  }

  private static @Nullable String infinite(Map<String, float[]> arrays) {
    for (Map.Entry<String, float[]> each : arrays.entrySet()) {
      for (int i = 0; i < each.getValue().length; i++) {
        if (!Float.isFinite(each.getValue()[i])) {
          return each.getKey() + "[" + i + "] is " + each.getValue()[i];
        }
      }
    }
    return null;
  }
}
