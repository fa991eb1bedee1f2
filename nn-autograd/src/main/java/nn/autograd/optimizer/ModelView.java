package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import nn.api.optim.ModelState;
import nn.api.optim.OptimizerAlgorithm.Evaluation;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.Sweep;

/** All parameters of one optimizer in one step. */
record ModelView(ModelPlans plans, Evaluation evaluation, Scratch.Loan scratch, Resources resources)
    implements ModelState {

  @Override
  public List<ParameterState> parameters() {
    return plans.withGradient().updates().stream().map(each -> each.state(scratch)).toList();
  }

  @Override
  public Sweep all() {
    return plans.all().sweep();
  }

  @Override
  public double evaluate() {
    return evaluation.evaluate();
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
