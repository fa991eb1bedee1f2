package nn.tck.optimizer;

import java.util.Optional;
import java.util.Set;
import nn.api.Shape;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/** An optimizer under another name, between which and the framework the kit stands. */
record WatchedOptimizer(OptimizerProvider provider, Watch watch) implements OptimizerProvider {
  private static final String NAME = "tck_watched";

  /** Returns a provider that is watched. */
  static OptimizerProvider of(OptimizerProvider provider, Watch watch) {
    return provider instanceof GradientTransformProvider transforms
        ? new WatchedRules(transforms, watch)
        : new WatchedOptimizer(provider, watch);
  }

  /** Returns a descriptor with the name under which it is watched. */
  static Descriptor named(Descriptor descriptor) {
    return Descriptor.of(NAME, descriptor.summary())
        .withHyperparameters(descriptor.hyperparameters().toArray(Hyperparameter[]::new));
  }

  /** Returns a configuration with that name. */
  static Spec named(Spec spec) {
    Spec named = Spec.of(NAME);
    for (var each : spec.values().entrySet()) {
      named = named.with(each.getKey(), each.getValue());
    }
    return named;
  }

  @Override
  public Descriptor descriptor() {
    return named(provider.descriptor());
  }

  @Override
  public Set<Need> needs() {
    return provider.needs();
  }

  @Override
  public Optional<String> refusal(Shape shape) {
    return provider.refusal(shape);
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return provider.create(values, new WatchedContext(context, watch));
  }
}
