package nn.autograd.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nn.api.optim.ModelRule;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.Scalar;

/** Runs a rule that sees all parameters at once. */
final class ModelAlgorithm implements OptimizerAlgorithm, Decaying {
  private final ModelRule rule;
  private final GroupStep step;
  private final Scalar count;

  /** By group; by parameter in a group whose rule keeps numbers per parameter. */
  private final Map<Object, GroupStep> steps = new LinkedHashMap<>();

  private final ModelPlans plans;
  private final RuleGroups groups;

  ModelAlgorithm(ModelRule rule, RuleGroups groups, Scalar count) {
    this.rule = rule;
    this.groups = groups;
    this.count = count;
    this.step = new GroupStep(groups.base(), null, 1);
    this.plans = new ModelPlans(groups.parameters(), this::stepOf);
    groups.parameters().entries().forEach(this::stepOf);
  }

  private GroupStep stepOf(ParameterSet.Entry entry) {
    RuleGroup rules = groups.of(entry);
    boolean isOwn = rules.keepsNumbersPerParameter();
    return steps.computeIfAbsent(
        isOwn ? entry : rules.group(), _ -> new GroupStep(rules, isOwn ? entry : null, 1));
  }

  /** Returns a step of a parameter's group that does not move on with the optimizer's. */
  private GroupStep stepOf(ParameterSet.Entry entry, long number) {
    RuleGroup rules = groups.of(entry);
    return new GroupStep(rules, rules.keepsNumbersPerParameter() ? entry : null, number);
  }

  @Override
  public void step(Evaluation evaluation) {
    long number = (long) count.get() + 1;
    step.startAt(number);
    steps.values().forEach(each -> each.startAt(number));
    try (ModelView model = new ModelView(plans, evaluation, groups.base().resources())) {
      rule.update(step, model);
    }
    count.set((double) number);
    if (number % SubnormalFlush.EVERY == 0) {
      flush();
    }
  }

  private void flush() {
    plans.all().sweep().parts().forEach(part -> SubnormalFlush.flush(part.range()));
    plans
        .all()
        .entries()
        .forEach(entry -> groups.base().state().floatsOf(entry).forEach(SubnormalFlush::flush));
  }

  @Override
  public double keptByDecay(String path) {
    return rule.keptByDecay(stepOf(groups.parameters().entry(path), (long) count.get() + 1));
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    return ShownWeights.during(body, groups, entry -> stepOf(entry, (long) count.get()));
  }
}
