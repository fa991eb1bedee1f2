package nn.autograd.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import nn.api.Parameter;
import nn.api.optim.Elements;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;

/** What one optimizer of a nesting sees of the framework; it makes that optimizer's parts. */
final class NodeContext implements OptimizerContext {
  private final RegisteredPlugin<OptimizerProvider> plugin;
  private final ParameterSet parameters;
  private final Groups groups;
  private final OptionalLong trainingSteps;
  private final NodeState state;
  private final BiFunction<String, Spec, OptimizerNode> innerFactory;
  private final SequencedMap<String, OptimizerNode> inner = new LinkedHashMap<>();
  private final ElementLoop loop;
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
      OptionalLong trainingSteps,
      BiFunction<String, Spec, OptimizerNode> innerFactory) {
    this.plugin = plugin;
    this.parameters = parameters;
    this.groups = groups;
    this.trainingSteps = trainingSteps;
    this.innerFactory = innerFactory;
    this.state = new NodeState(parameters);
    this.loop = new ElementLoop(parameters, state.slots());
  }

  /** Lets the plugin create its algorithm. */
  OptimizerNode create() {
    Hyperparameters values = groups.base().hyperparameters();
    OptimizerAlgorithm algorithm =
        plugin.call("create", () -> plugin.provider().create(values, this));
    creating = false;
    return new OptimizerNode(
        plugin, groups, state, inner, Collections.emptyNavigableMap(), algorithm);
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
  public double value(Hyperparameter<List<Double>> list, int index) {
    return groups.base().value(list, index);
  }

  @Override
  public OptionalLong trainingSteps() {
    return trainingSteps;
  }

  @Override
  public void forEach(Consumer<Elements> body) {
    loop.run(body);
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
    Map<Group, RuleGroup> rules = new LinkedHashMap<>();
    groups.list().forEach(group -> rules.put(group, ruleGroup(provider, group)));
    return new RuleAlgorithm(parameters, state.countSteps(), groups, rules);
  }

  private RuleGroup ruleGroup(RuleProvider provider, Group group) {
    Rule rule = plugin.call("rule", () -> provider.rule(group.hyperparameters()));
    List<Slot> slots = plugin.call("slots", rule::slots);
    return new RuleGroup(group, rule, slots.stream().map(state::share).toList(), trainingSteps);
  }

  private void checkCreating(String method) {
    if (!creating) {
      throw new IllegalStateException(
          method + " may only be called while the optimizer is created");
    }
  }
}
