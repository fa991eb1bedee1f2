package nn.autograd.optimizer;

import java.util.Map;
import nn.api.optim.OptimizerAlgorithm;
import org.jspecify.annotations.Nullable;

/** Runs rules over groups of parameters. */
final class RuleAlgorithm implements OptimizerAlgorithm {
  private final ParameterSet parameters;
  private final StepCounts counts;
  private final Groups groups;
  private final Map<Group, RuleGroup> rules;
  private @Nullable StepPlan plan;

  RuleAlgorithm(
      ParameterSet parameters, StepCounts counts, Groups groups, Map<Group, RuleGroup> rules) {
    this.parameters = parameters;
    this.counts = counts;
    this.groups = groups;
    this.rules = rules;
  }

  @Override
  public void step(Evaluation evaluation) {
    StepPlan current = plan;
    if (current == null || !current.fits()) {
      current = new StepPlan(parameters, counts, this::rulesOf);
      plan = current;
    }
    current.run();
  }

  private RuleGroup rulesOf(ParameterSet.Entry entry) {
    RuleGroup found = rules.get(groups.of(entry));
    if (found == null) {
      throw new IllegalStateException("parameter '" + entry.path() + "' has no rule");
    }
    return found;
  }
}
