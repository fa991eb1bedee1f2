package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.once;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.ParameterGroup;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Flag;
import nn.api.plugin.HyperparameterType.Real;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Bits;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether hyperparameters are in force where and when they should. */
public final class SettingChecks {
  private static final int STEPS = 4;
  private static final String LR = "lr";

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public SettingChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        once("groupsAreRespected", this::groupsAreRespected),
        once("schedulesAreRespected", this::schedulesAreRespected),
        once("maximizeClimbs", this::maximizeClimbs));
  }

  /** Checks that a group steps as if its values were those of the whole. */
  private void groupsAreRespected(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(subject.provider() instanceof RuleProvider, "only rules take groups");
    if (!Specs.areParametersIndependent(nn, spec)) {
      groupsOfTheModelAreRespected(nn, spec, numbers);
      return;
    }
    for (Hyperparameter<?> each : subject.descriptor().hyperparameters()) {
      if (each.type() instanceof Real real) {
        double[] values = Specs.inside(real.range());
        Spec whole = spec.with(each.name(), values[0]);
        Spec group = spec.with(each.name(), values[1]);
        if (isValid(nn, whole) && isValid(nn, group)) {
          checkGroup(nn, whole, group, each.name(), numbers);
        }
      }
    }
  }

  /** Checks a rule of the model, in which no group steps as if it were alone, by its rates. */
  private void groupsOfTheModelAreRespected(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(Specs.find(subject.descriptor(), LR).isPresent(), "declares no lr");
    Spec whole = spec.with(LR, 0.01);
    assumeTrue(isValid(nn, withLrOfBias(whole, 0.02)), "takes no groups");
    Map<String, float[]> plain = Trial.of(nn, whole, numbers).steps(STEPS).values();
    Contract.GROUPS_ARE_RESPECTED.requireSame(
        subject,
        plain,
        Trial.of(nn, withLrOfBias(whole, 0.01), numbers).steps(STEPS).values(),
        withLrOfBias(whole, 0.01).toString());
    Spec other = withLrOfBias(whole, 0.02);
    Map<String, float[]> bias = Map.of(Trial.BIAS, plain.getOrDefault(Trial.BIAS, new float[0]));
    Trial changed = Trial.of(nn, other, numbers).steps(STEPS);
    float[] moved = changed.parameter(Trial.BIAS).toArray();
    if (Bits.difference(bias, Map.of(Trial.BIAS, moved)) == null) {
      throw Contract.GROUPS_ARE_RESPECTED.broken(
          subject, "with " + other + ": the lr of the group changes nothing");
    }
  }

  private static Spec withLrOfBias(Spec spec, double lr) {
    SequencedMap<String, Object> override = new LinkedHashMap<>();
    override.put(LR, lr);
    return spec.withGroup(new Spec.Group(Trial.BIAS, override));
  }

  private void checkGroup(Nn nn, Spec whole, Spec group, String name, Numbers numbers) {
    SequencedMap<String, Object> override = new LinkedHashMap<>();
    override.put(name, group.values().get(name));
    Spec both = whole.withGroup(new Spec.Group(Trial.BIAS, override));
    Map<String, float[]> expected = Trial.of(nn, whole, numbers).steps(STEPS).values();
    expected.put(
        Trial.BIAS, Trial.of(nn, group, numbers).steps(STEPS).parameter(Trial.BIAS).toArray());
    Contract.GROUPS_ARE_RESPECTED.requireSame(
        subject, expected, Trial.of(nn, both, numbers).steps(STEPS).values(), both.toString());
  }

  /** Checks that a value set by a schedule is the one that the next step uses. */
  private void schedulesAreRespected(Nn nn, Spec spec, Numbers numbers) {
    for (Hyperparameter<?> each : subject.descriptor().hyperparameters()) {
      if (!each.isSchedulable()) {
        continue;
      }
      if (each.type() instanceof Real real) {
        checkNumber(nn, each.name(), real, value -> spec.with(each.name(), value), numbers);
      } else if (each.type() instanceof Several<?>(Real real, _, _)
          && spec.values().getOrDefault(each.name(), each.defaultValue()) instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          int index = i;
          checkNumber(
              nn,
              each.name() + "[" + i + "]",
              real,
              value -> spec.with(each.name(), replaced(list, index, value)),
              numbers);
        }
      }
    }
    if (Specs.find(subject.descriptor(), LR).filter(Hyperparameter::isSchedulable).isPresent()) {
      checkLrMatters(nn, spec, numbers);
    }
  }

  private void checkNumber(
      Nn nn, String name, Real real, DoubleFunction<Spec> specOf, Numbers numbers) {
    double[] values = Specs.inside(real.range());
    Spec first = specOf.apply(values[0]);
    Spec second = specOf.apply(values[1]);
    if (isValid(nn, first) && isValid(nn, second)) {
      checkSet(nn, first, second, name, values[1], numbers);
    }
  }

  private static List<Object> replaced(List<?> list, int index, double value) {
    List<Object> changed = new ArrayList<>(list);
    changed.set(index, value);
    return changed;
  }

  private void checkSet(
      Nn nn, Spec first, Spec second, String name, double value, Numbers numbers) {
    Trial scheduled = Trial.of(nn, first, numbers);
    set(scheduled, name, value);
    Contract.SCHEDULES_ARE_RESPECTED.requireSame(
        subject,
        Trial.of(nn, second, numbers).steps(STEPS).values(),
        scheduled.steps(STEPS).values(),
        first + ", then " + name + " set to " + value);
  }

  /** A rule that reads the learning rate once, at its first step, would pass the check above. */
  private void checkLrMatters(Nn nn, Spec spec, Numbers numbers) {
    Spec first = spec.with(LR, 0.01);
    Trial changed = Trial.of(nn, first, numbers).steps(2);
    set(changed, LR, 0.02);
    changed.steps(2);
    if (Bits.difference(Trial.of(nn, first, numbers).steps(4).values(), changed.values()) == null) {
      throw Contract.SCHEDULES_ARE_RESPECTED.broken(
          subject, "created with " + first + ": lr set to 0.02 after two steps changes nothing");
    }
  }

  private static void set(Trial trial, String name, double value) {
    for (ParameterGroup group : trial.optimizer().groups()) {
      if (group.path().equals("optimizer")) {
        group.set(name, value);
      }
    }
  }

  /** Checks that climbing is descending with negated gradients, if it can be chosen. */
  private void maximizeClimbs(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(
        Specs.find(subject.descriptor(), "maximize")
            .filter(each -> each.type() instanceof Flag)
            .isPresent(),
        "declares no maximize");
    Inputs negated = Inputs.normal(numbers).gradientsTimes(-1);
    Spec climbing = spec.with("maximize", true);
    Contract.MAXIMIZE_CLIMBS.requireSame(
        subject,
        Trial.of(nn, spec.with("maximize", false), negated).steps(STEPS).values(),
        Trial.of(nn, climbing, numbers).steps(STEPS).values(),
        climbing.toString());
  }

  private static boolean isValid(Nn nn, Spec spec) {
    Problems problems = Problems.at("optimizer");
    nn.optimizers().check(spec, null, problems);
    return problems.isEmpty();
  }
}
