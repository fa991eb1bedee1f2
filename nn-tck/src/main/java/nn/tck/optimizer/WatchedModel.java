package nn.tck.optimizer;

import java.util.List;
import java.util.function.Consumer;
import nn.api.optim.ModelState;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.Sweep;

/** All parameters, their sweeps watched. */
record WatchedModel(ModelState model, Watch watch) implements ModelState {
  @Override
  public List<ParameterState> parameters() {
    return model.parameters().stream()
        .<ParameterState>map(each -> new WatchedParameter(each, watch))
        .toList();
  }

  @Override
  public Sweep all() {
    return new WatchedSweep(model.all(), watch);
  }

  @Override
  public double evaluate() {
    return model.evaluate();
  }

  @Override
  public void skipStep() {
    model.skipStep();
  }

  @Override
  public void forEach(Consumer<Part> body) {
    new WatchedSweep(model, watch).forEach(body);
  }

  @Override
  public void read(Consumer<Part> body) {
    new WatchedSweep(model, watch).read(body);
  }

  @Override
  public double[] sums(int count, PartSums body) {
    return new WatchedSweep(model, watch).sums(count, body);
  }
}
