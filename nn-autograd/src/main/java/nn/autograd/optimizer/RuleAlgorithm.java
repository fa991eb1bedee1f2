package nn.autograd.optimizer;

import java.util.function.Supplier;
import nn.api.optim.OptimizerAlgorithm;
import org.jspecify.annotations.Nullable;

/** Runs rules over groups of parameters, each parameter with a step count of its own. */
final class RuleAlgorithm implements OptimizerAlgorithm, Decaying {
  private final RuleGroups groups;
  private final StepCounts counts;
  private @Nullable StepPlan plan;

  RuleAlgorithm(RuleGroups groups, StepCounts counts) {
    this.groups = groups;
    this.counts = counts;
  }

  @Override
  public void step(Evaluation evaluation) {
    StepPlan current = plan;
    if (current == null || !current.fits()) {
      current = new StepPlan(groups.parameters(), counts, groups::of);
      plan = current;
    }
    current.run();
  }

  /** Returns the step that a parameter has made last. */
  private GroupStep lastStep(ParameterSet.Entry entry) {
    return new GroupStep(groups.of(entry), entry, counts.get(entry.number()));
  }

  @Override
  public double keptByDecay(String path) {
    ParameterSet.Entry entry = groups.parameters().entry(path);
    GroupStep next = new GroupStep(groups.of(entry), entry, counts.get(entry.number()) + 1);
    return groups.of(entry).rule().keptByDecay(next);
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    return ShownWeights.during(body, groups, this::lastStep);
  }
}
