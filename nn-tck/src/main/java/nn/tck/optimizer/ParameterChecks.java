package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.everySeed;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether a rule treats each parameter alone, and an elementwise rule each element. */
public final class ParameterChecks {
  private static final int STEPS = 8;
  private static final int SIZE = 40;
  private static final int FIRST_PART = 13;
  private static final String WHOLE = "whole";
  private static final String FIRST = "first part";
  private static final String BETWEEN = "between";
  private static final String REST = "rest";

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public ParameterChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    List<NamedCheck> all = new ArrayList<>(ofAnyTransform());
    all.add(everySeed("splitParameterIsTheWhole", this::splitParameterIsTheWhole));
    all.add(everySeed("skippedStepsAreNotCounted", this::skippedStepsAreNotCounted));
    return all;
  }

  /** Returns those that make sense for a transform of gradients too. */
  public List<NamedCheck> ofAnyTransform() {
    return List.of(
        everySeed("orderOfParametersDoesNotShow", this::orderOfParametersDoesNotShow),
        everySeed("otherParametersDoNotShow", this::otherParametersDoNotShow),
        everySeed("oldGradientsDoNotShow", this::oldGradientsDoNotShow),
        everySeed("parametersWithoutGradientStay", this::parametersWithoutGradientStay));
  }

  /** Checks that parameters may come in any order. */
  private void orderOfParametersDoesNotShow(Nn nn, Spec spec, Numbers numbers) {
    Contract.ORDER_OF_PARAMETERS_DOES_NOT_SHOW.requireSame(
        subject,
        Trial.of(nn, spec, numbers).steps(STEPS).values(),
        Trial.reversed(nn, spec, numbers).steps(STEPS).values(),
        spec + ", the same parameters in the opposite order");
  }

  /** Checks that a parameter does the same alone, beside others, and beside others that rest. */
  private void otherParametersDoNotShow(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(
        Specs.areParametersIndependent(nn, spec), "parameters depend on each other, as declared");
    Inputs inputs = Inputs.normal(numbers);
    Trial alone = Trial.with(nn, spec, inputs, List.of(Trial.BIAS)).steps(STEPS);
    Trial resting = Trial.of(nn, spec, numbers);
    for (int i = 0; i < STEPS; i++) {
      resting.stepOnly(List.of(Trial.BIAS));
    }
    for (Trial together : List.of(Trial.of(nn, spec, numbers).steps(STEPS), resting)) {
      Contract.PARAMETERS_ARE_INDEPENDENT.requireSame(
          subject,
          biasOf(alone),
          biasOf(together),
          spec + ", " + Trial.BIAS + " beside other parameters instead of alone");
    }
  }

  private static Map<String, float[]> biasOf(Trial trial) {
    return Map.of(Trial.BIAS, trial.parameter(Trial.BIAS).toArray());
  }

  /** Checks that nobody looks at what gradients were before they were forgotten. */
  private void oldGradientsDoNotShow(Nn nn, Spec spec, Numbers numbers) {
    Trial clean = Trial.of(nn, spec, numbers).steps(2);
    Trial spoilt = Trial.of(nn, spec, numbers).steps(2);
    for (int i = 0; i < STEPS; i++) {
      clean.stepOnly(List.of(Trial.WEIGHT));
      spoilt.leaveOldGradient(Trial.BIAS, numbers);
      spoilt.stepOnly(List.of(Trial.WEIGHT));
    }
    Contract.OLD_GRADIENTS_DO_NOT_SHOW.requireSame(
        subject,
        clean.values(),
        spoilt.values(),
        spec + ", an old gradient in the memory of " + Trial.BIAS);
  }

  /**
   * Checks that two parameters do what one does that holds the elements of both; one that has no
   * gradient keeps them apart.
   */
  private void splitParameterIsTheWhole(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(isElementwise(spec), "not an elementwise rule");
    SequencedMap<String, Shape> one = new LinkedHashMap<>();
    one.put(WHOLE, Shape.of(SIZE));
    SequencedMap<String, Shape> two = new LinkedHashMap<>();
    two.put(FIRST, Shape.of(FIRST_PART));
    two.put(BETWEEN, Shape.of(3));
    two.put(REST, Shape.of(SIZE - FIRST_PART));
    Inputs inputs = Inputs.normal(numbers);
    Trial whole = new Trial(nn, spec, one, inputs).steps(STEPS);
    Trial parts = new Trial(nn, spec, two, partsOf(inputs));
    for (int i = 0; i < STEPS; i++) {
      parts.stepOnly(List.of(FIRST, REST));
    }
    Map<String, float[]> actual = parts.values();
    actual.remove(BETWEEN);
    Contract.ELEMENTS_ARE_INDEPENDENT.requireSame(
        subject,
        parts(whole.parameter(WHOLE).toArray()),
        actual,
        spec + ", a parameter of " + SIZE + " elements split into two");
  }

  private boolean isElementwise(Spec spec) {
    return subject.provider() instanceof RuleProvider provider
        && Specs.rule(provider, subject.plugin(), spec) instanceof ElementwiseRule;
  }

  private static Inputs partsOf(Inputs inputs) {
    return (path, t, size) -> {
      Map<String, float[]> parts = parts(inputs.of(WHOLE, t, SIZE));
      return parts.getOrDefault(path, new float[size]);
    };
  }

  private static Map<String, float[]> parts(float[] whole) {
    Map<String, float[]> parts = new LinkedHashMap<>();
    parts.put(FIRST, Arrays.copyOf(whole, FIRST_PART));
    parts.put(REST, Arrays.copyOfRange(whole, FIRST_PART, SIZE));
    return parts;
  }

  /** Checks that a parameter without gradient keeps its bits. */
  private void parametersWithoutGradientStay(Nn nn, Spec spec, Numbers numbers) {
    Trial trial = Trial.of(nn, spec, numbers);
    Map<String, float[]> before = biasOf(trial);
    for (int i = 0; i < STEPS; i++) {
      trial.stepOnly(List.of(Trial.WEIGHT));
    }
    Contract.PARAMETERS_WITHOUT_GRADIENT_STAY.requireSame(
        subject,
        before,
        biasOf(trial),
        spec + ", " + STEPS + " steps in which " + Trial.BIAS + " had no gradient");
  }

  /** Checks that a parameter is as after its first step when steps before had no gradient. */
  private void skippedStepsAreNotCounted(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(
        subject.provider() instanceof RuleProvider && Specs.areParametersIndependent(nn, spec),
        "does not count the steps of each parameter");
    Trial late = Trial.of(nn, spec, numbers);
    late.stepOnly(List.of(Trial.WEIGHT)).stepOnly(List.of(Trial.WEIGHT));
    late.stepOnly(List.of(Trial.BIAS));
    Trial fresh = Trial.of(nn, spec, numbers).skip(2).stepOnly(List.of(Trial.BIAS));
    Contract.SKIPPED_STEPS_ARE_NOT_COUNTED.requireSame(
        subject,
        biasOf(fresh),
        biasOf(late),
        spec + ", a first gradient after two steps without any");
  }
}
