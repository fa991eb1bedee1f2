package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Supplier;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.ParameterState;
import nn.api.optim.Scalar;
import nn.api.optim.UpdateTransform;

/** Runs an optimizer, and after each of its steps a transform of the updates. */
final class UpdateTransformAlgorithm implements OptimizerAlgorithm, Decaying {
  private final UpdateTransform transform;
  private final OptimizerNode inner;
  private final List<GroupStep> steps;
  private final Scalar count;
  private final ModelPlans plans;

  /** The values before a step, beside each storage. */
  private final List<float[]> before;

  UpdateTransformAlgorithm(
      UpdateTransform transform, OptimizerNode inner, RuleGroup rules, Scalar count) {
    this.transform = transform;
    this.inner = inner;
    this.count = count;
    ParameterSet parameters = rules.resources().parameters();
    GroupStep shared = new GroupStep(rules, null, 1);
    this.steps =
        parameters.entries().stream()
            .map(
                entry -> rules.keepsNumbersPerParameter() ? new GroupStep(rules, entry, 1) : shared)
            .toList();
    this.plans = new ModelPlans(parameters, entry -> steps.get(entry.number()));
    this.before = parameters.storages().stream().map(storage -> new float[storage.size()]).toList();
  }

  @Override
  public void step(Evaluation evaluation) {
    ModelPlan plan = plans.withGradient();
    long number = (long) count.get() + 1;
    steps.forEach(each -> each.startAt(number));
    plan.eachParameter(this::remember);
    inner.step(evaluation);
    plan.eachParameter((entry, parameter) ->
        transform.update(steps.get(entry.number()), parameter, before.get(entry.storage())));
    plan.markChanged();
    count.set((double) number);
  }

  private void remember(ParameterSet.Entry entry, ParameterState parameter) {
    float kept = (float) inner.keptByDecay(entry.path());
    float[] copy = before.get(entry.storage());
    parameter.read(part -> {
      float[] theta = part.values();
      int to = part.to();
      for (int i = part.from(); i < to; i++) {
        copy[i] = kept * theta[i];
      }
    });
  }

  @Override
  public double keptByDecay(String path) {
    return inner.keptByDecay(path);
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    return inner.withEvaluationWeights(body);
  }
}
