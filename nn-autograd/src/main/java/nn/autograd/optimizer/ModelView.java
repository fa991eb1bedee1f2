package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import nn.api.optim.ModelState;
import nn.api.optim.OptimizerAlgorithm.Evaluation;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.Sweep;

/**
 * All parameters of one optimizer in one step.
 *
 * <p>Whoever has the values of a parameter as an array or a matrix may change them, of which nobody
 * else is told: so they count as changed from then on, at each evaluation and at the end.
 */
final class ModelView implements ModelState, AutoCloseable {
  private final ModelPlans plans;
  private final Evaluation evaluation;
  private final Scratch.Loan scratch;
  private final Resources resources;
  private boolean areValuesTaken;

  ModelView(ModelPlans plans, Evaluation evaluation, Resources resources) {
    this.plans = plans;
    this.evaluation = evaluation;
    this.scratch = resources.scratch().loan();
    this.resources = resources;
  }

  @Override
  public List<ParameterState> parameters() {
    return plans.withGradient().updates().stream()
        .map(each -> each.state(scratch, () -> areValuesTaken = true))
        .toList();
  }

  @Override
  public Sweep all() {
    return plans.all().sweep();
  }

  @Override
  public double evaluate() {
    markIfTaken();
    return evaluation.evaluate();
  }

  private void markIfTaken() {
    if (areValuesTaken && !resources.changesGradients()) {
      plans.all().markChanged();
    }
  }

  @Override
  public void close() {
    markIfTaken();
    scratch.close();
  }

  @Override
  public void skipStep() {
    resources.skip();
  }

  @Override
  public void forEach(Consumer<Part> body) {
    plans.withGradient().sweep().forEach(body);
  }

  @Override
  public void read(Consumer<Part> body) {
    plans.withGradient().sweep().read(body);
  }

  @Override
  public double sum(ToDoubleFunction<Part> body) {
    return plans.withGradient().sweep().sum(body);
  }

  @Override
  public double[] sums(int count, PartSums body) {
    return plans.withGradient().sweep().sums(count, body);
  }
}
