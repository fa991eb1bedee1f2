package nn.tck.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.tck.contract.Bits;
import nn.tck.contract.Contract;
import nn.tck.contract.Subject;

/** What elementwise rules must hold so that the framework may cut, join and move arrays. */
public final class RuleChecks {
  private static final int STEPS = 4;
  private static final int[] LENGTHS = {1, 2, 3, 7, 15, 16, 17, 100};
  private static final int MARGIN = 13;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public RuleChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Checks that cutting the range changes no bit of values and state. */
  public void elementsAreIndependent(Nn nn, Spec spec) {
    Map<String, float[]> whole = run(spec, 0, RuleArrays.SIZE, false).inner();
    for (int length : LENGTHS) {
      compare(
          Contract.ELEMENTS_ARE_INDEPENDENT,
          whole,
          run(spec, 0, length, false).inner(),
          spec + ", ranges of " + length + " elements instead of one of " + RuleArrays.SIZE);
    }
    compare(
        Contract.ELEMENTS_ARE_INDEPENDENT,
        whole,
        run(spec, MARGIN, RuleArrays.SIZE, false).inner(),
        spec + ", a range that starts at " + MARGIN + " instead of 0");
  }

  /** Checks that what lies outside of the range is neither read nor written. */
  public void onlyTheRangeIsTouched(Nn nn, Spec spec) {
    RuleArrays arrays = run(spec, MARGIN, 50, false);
    compare(
        Contract.ONLY_THE_RANGE_IS_TOUCHED, arrays.untouchedMargins(), arrays.margins(), "" + spec);
  }

  /** Checks that a rule keeps no array: the framework may move values, gradients and state. */
  public void noArrayIsKept(Nn nn, Spec spec) {
    compare(
        Contract.STATE_LIES_IN_SLOTS,
        run(spec, 0, RuleArrays.SIZE, false).inner(),
        run(spec, 0, RuleArrays.SIZE, true).inner(),
        spec + ", arrays that moved between two steps");
  }

  private RuleArrays run(Spec spec, int margin, int length, boolean moving) {
    assumeTrue(subject.provider() instanceof RuleProvider, "not a rule");
    RegisteredPlugin<OptimizerProvider> plugin = subject.plugin();
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    Rule rule = plugin.call("rule", () -> ((RuleProvider) subject.provider()).rule(values));
    assumeTrue(rule instanceof ElementwiseRule, "not an elementwise rule");
    RuleArrays arrays = new RuleArrays((ElementwiseRule) rule, margin);
    for (int step = 1; step <= STEPS; step++) {
      arrays.gradients(step);
      Step current = new FixedStep(step, values);
      for (int from = 0; from < RuleArrays.SIZE; from += length) {
        var range = arrays.range(from, Math.min(from + length, RuleArrays.SIZE));
        plugin.run("update", () -> ((ElementwiseRule) rule).update(current, range));
      }
      if (moving) {
        arrays.move();
      }
    }
    return arrays;
  }

  private void compare(
      Contract contract, Map<String, float[]> expected, Map<String, float[]> actual, String what) {
    String difference = Bits.difference(expected, actual);
    if (difference != null) {
      throw contract.broken(subject, "with " + what + ": " + difference);
    }
  }

  private record FixedStep(long number, Hyperparameters values) implements Step {
    @Override
    public double value(Hyperparameter<Double> hyperparameter) {
      return values.get(hyperparameter);
    }
  }
}
