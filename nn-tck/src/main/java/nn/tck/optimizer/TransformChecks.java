package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** What a transform of gradients may do to values and gradients. */
public final class TransformChecks {
  private static final List<Float> SIZES = List.of(0f, 1e-42f, 1e-38f, 1e-3f, 1f, 1e6f, 1e20f);
  private static final int STEPS = 6;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public TransformChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        everySeed("valuesAreLeftAlone", this::valuesAreLeftAlone),
        everySeed("gradientsStayFinite", this::gradientsStayFinite));
  }

  /** Checks that nothing moves where the optimizer behind the transform does not move it. */
  private void valuesAreLeftAlone(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.behind(nn, spec, Descent.still(), Inputs.normal(numbers));
    Map<String, float[]> before = trial.values();
    Contract.TRANSFORM_LEAVES_VALUES_ALONE.requireSame(
        subject,
        before,
        trial.steps(STEPS).values(),
        spec + ", in front of an optimizer that stands still");
  }

  /** Checks the gradients that the optimizer behind the transform sees. */
  private void gradientsStayFinite(Nn nn, Spec spec, Numbers numbers) {
    for (float size : SIZES) {
      Inputs inputs = Inputs.normal(numbers).gradientsTimes(size);
      Trial trial = Trial.behind(nn, spec, Descent.still(), inputs);
      for (int step = 1; step <= STEPS; step++) {
        trial.steps(1);
        requireFinite(trial, spec + ", step " + step + ", gradients of size " + size);
      }
    }
  }

  private void requireFinite(Trial trial, String what) {
    SequencedMap<String, float[]> values = trial.values();
    for (String path : values.keySet()) {
      Parameter parameter = trial.parameter(path);
      for (float each : Objects.requireNonNull(parameter.gradient()).toArray()) {
        if (!Float.isFinite(each)) {
          throw Contract.GRADIENTS_STAY_FINITE.broken(
              subject, "with " + what + ": the gradient of " + path + " has " + each);
        }
      }
    }
  }
}
