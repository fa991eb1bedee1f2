package nn.tck.optimizer;

import java.util.List;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/** Transforms of updates that are shown watched parameters. */
record WatchedTransforms(UpdateTransformProvider provider, Watch watch)
    implements UpdateTransformProvider {
  @Override
  public Descriptor descriptor() {
    return WatchedOptimizer.named(provider.descriptor());
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return provider.inner();
  }

  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return new Watched(provider.transform(values), watch);
  }

  private record Watched(UpdateTransform transform, Watch watch) implements UpdateTransform {
    @Override
    public List<Slot> slots() {
      return transform.slots();
    }

    @Override
    public void update(Step step, ParameterState parameter, float[] before) {
      WatchedParameter.during(parameter, watch, watched -> transform.update(step, watched, before));
    }
  }
}
