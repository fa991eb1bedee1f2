package nn.autograd.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Part;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.optim.Sweep;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;

/** What one optimizer of a nesting sees of the framework; it makes that optimizer's parts. */
final class NodeContext implements OptimizerContext {
  private final RegisteredPlugin<OptimizerProvider> plugin;
  private final ParameterSet parameters;
  private final Groups groups;
  private final NodeState state;
  private final BiFunction<String, Spec, OptimizerNode> innerFactory;
  private final SequencedMap<String, OptimizerNode> inner = new LinkedHashMap<>();
  private final Resources resources;
  private final ModelPlans plans;
  private boolean creating = true;

  /**
   * Creates the context.
   *
   * @param innerFactory creates the optimizer that a hyperparameter of this name names
   */
  NodeContext(
      RegisteredPlugin<OptimizerProvider> plugin,
      ParameterSet parameters,
      Groups groups,
      Circumstances circumstances,
      BiFunction<String, Spec, OptimizerNode> innerFactory) {
    this.plugin = plugin;
    this.parameters = parameters;
    this.groups = groups;
    this.innerFactory = innerFactory;
    this.state = new NodeState(parameters);
    this.resources =
        new Resources(
            parameters, circumstances, plugin.provider() instanceof GradientTransformProvider);
    GroupStep step =
        new GroupStep(RuleGroup.ofWrapper(groups.base(), List.of(), state, resources), null, 0);
    this.plans = new ModelPlans(parameters, entry -> step);
  }

  /** Lets the plugin create its algorithm. */
  OptimizerNode create() {
    Hyperparameters values = groups.base().hyperparameters();
    OptimizerAlgorithm algorithm =
        plugin.call("create", () -> plugin.provider().create(values, this));
    creating = false;
    return new OptimizerNode(
        plugin, groups, state, inner, Collections.emptyNavigableMap(), algorithm, resources);
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return parameters.byPath();
  }

  @Override
  public SlotArray allocate(Slot slot) {
    checkCreating("allocate");
    return state.allocate(slot);
  }

  @Override
  public Scalar scalar(String name, double initial) {
    checkCreating("scalar");
    return state.scalar(name, initial);
  }

  @Override
  public double value(Hyperparameter<Double> hyperparameter) {
    return groups.base().value(hyperparameter);
  }

  @Override
  public Sweep all() {
    return plans.all().sweep();
  }

  @Override
  public Sweep withGradient() {
    return plans.withGradient().sweep();
  }

  @Override
  public <R> R withExchanged(SlotArray slot, Supplier<R> body) {
    all().forEach(part -> exchange(part, slot));
    try {
      return body.get();
    } finally {
      all().forEach(part -> exchange(part, slot));
    }
  }

  private static void exchange(Part part, SlotArray slot) {
    float[] theta = part.values();
    float[] other = part.slot(slot);
    int to = part.to();
    for (int i = part.from(); i < to; i++) {
      float value = theta[i];
      theta[i] = other[i];
      other[i] = value;
    }
  }

  @Override
  public double value(Hyperparameter<List<Double>> list, int index) {
    return groups.base().value(list, index);
  }

  @Override
  public OptionalLong trainingSteps() {
    return resources.trainingSteps();
  }

  @Override
  public OptimizerNode inner(Hyperparameter<Spec> component) {
    checkCreating("inner");
    Spec spec = groups.base().hyperparameters().get(component);
    if (inner.containsKey(component.name())) {
      throw new IllegalStateException("the optimizer '" + component + "' is created already");
    }
    OptimizerNode node = innerFactory.apply(component.name(), spec);
    inner.put(component.name(), node);
    return node;
  }

  @Override
  public OptimizerAlgorithm run(RuleProvider provider) {
    checkCreating("run");
    return new RuleFactory(plugin, parameters, groups, state, resources).create(provider);
  }

  @Override
  public OptimizerAlgorithm run(UpdateTransformProvider provider) {
    checkCreating("run");
    OptimizerNode optimizer = inner(provider.inner());
    Hyperparameters values = groups.base().hyperparameters();
    UpdateTransform transform = plugin.call("transform", () -> provider.transform(values));
    return new RuleFactory(plugin, parameters, groups, state, resources)
        .create(transform, optimizer);
  }

  private void checkCreating(String method) {
    if (!creating) {
      throw new IllegalStateException(
          method + " may only be called while the optimizer is created");
    }
  }
}
