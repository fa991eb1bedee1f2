package nn.tck.optimizer;

import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.optim.Sweep;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;

/** What an optimizer sees of the framework, its sweeps and rules watched. */
record WatchedContext(OptimizerContext context, Watch watch) implements OptimizerContext {
  @Override
  public OptimizerAlgorithm run(RuleProvider provider) {
    return context.run(new WatchedRules(provider, watch));
  }

  @Override
  public OptimizerAlgorithm run(UpdateTransformProvider provider) {
    return context.run(new WatchedTransforms(provider, watch));
  }

  @Override
  public Sweep all() {
    return new WatchedSweep(context.all(), watch);
  }

  @Override
  public Sweep withGradient() {
    return new WatchedSweep(context.withGradient(), watch);
  }

  @Override
  public double value(Hyperparameter<List<Double>> list, int index) {
    return context.value(list, index);
  }

  @Override
  public OptionalLong trainingSteps() {
    return context.trainingSteps();
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return context.parameters();
  }

  @Override
  public SlotArray allocate(Slot slot) {
    return context.allocate(slot);
  }

  @Override
  public Scalar scalar(String name, double initial) {
    return context.scalar(name, initial);
  }

  @Override
  public double value(Hyperparameter<Double> hyperparameter) {
    return context.value(hyperparameter);
  }

  @Override
  public <R> R withExchanged(SlotArray slot, Supplier<R> body) {
    return context.withExchanged(slot, body);
  }

  @Override
  public InnerOptimizer inner(Hyperparameter<Spec> component) {
    return context.inner(component);
  }
}
