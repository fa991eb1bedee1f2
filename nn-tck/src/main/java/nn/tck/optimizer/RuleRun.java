package nn.tck.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/**
 * A few steps of an elementwise rule, called as the framework may call it.
 *
 * @param margin elements before and behind those of the rule
 * @param length elements of a call
 * @param order which element lies at each index
 * @param moving whether the arrays are others at each step
 */
record RuleRun(int margin, int length, List<Integer> order, boolean moving) {
  private static final int STEPS = 4;

  /** All elements in one call, in their order, from index 0 of arrays that stay. */
  static final RuleRun PLAIN =
      new RuleRun(0, RuleArrays.SIZE, IntStream.range(0, RuleArrays.SIZE).boxed().toList(), false);

  RuleRun withMargin(int elements) {
    return new RuleRun(elements, length, order, moving);
  }

  RuleRun withLength(int elements) {
    return new RuleRun(margin, elements, order, moving);
  }

  RuleRun withOrder(List<Integer> elements) {
    return new RuleRun(margin, length, elements, moving);
  }

  RuleRun withMovingArrays() {
    return new RuleRun(margin, length, order, true);
  }

  /** Makes the steps; the test is aborted if the optimizer is no elementwise rule. */
  RuleArrays run(Subject<OptimizerProvider> subject, Spec spec, Numbers numbers) {
    assumeTrue(subject.provider() instanceof RuleProvider, "not a rule");
    RegisteredPlugin<OptimizerProvider> plugin = subject.plugin();
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    Rule rule = plugin.call("rule", () -> ((RuleProvider) subject.provider()).rule(values));
    assumeTrue(rule instanceof ElementwiseRule, "not an elementwise rule");
    RuleArrays arrays = new RuleArrays((ElementwiseRule) rule, margin, order, numbers);
    for (int number = 1; number <= STEPS; number++) {
      arrays.gradients(number);
      Step step = new FixedStep(number, values, arrays);
      plugin.run("begin", () -> ((ElementwiseRule) rule).begin(step));
      Map<String, Double> begun = arrays.numbers();
      plugin.run("update", () -> update((ElementwiseRule) rule, step, arrays));
      if (!begun.equals(arrays.numbers())) {
        throw Contract.NUMBERS_CHANGE_IN_BEGIN.broken(
            subject,
            "with " + spec + ": update changes the numbers " + begun + " to " + arrays.numbers());
      }
      if (moving) {
        arrays.move();
      }
    }
    return arrays;
  }

  private void update(ElementwiseRule rule, Step step, RuleArrays arrays) {
    for (int from = 0; from < RuleArrays.SIZE; from += length) {
      rule.update(step, arrays.range(from, Math.min(from + length, RuleArrays.SIZE)));
    }
  }

  private record FixedStep(long number, Hyperparameters values, RuleArrays arrays) implements Step {
    @Override
    public double value(Hyperparameter<Double> hyperparameter) {
      return values.get(hyperparameter);
    }

    @Override
    public <T> T get(Hyperparameter<T> hyperparameter) {
      return values.get(hyperparameter);
    }

    @Override
    public Scalar scalar(Slot slot) {
      return arrays.scalar(slot);
    }

    @Override
    public double value(Hyperparameter<List<Double>> list, int index) {
      return values.get(list).get(index);
    }

    @Override
    public OptionalLong trainingSteps() {
      return OptionalLong.empty();
    }
  }
}
