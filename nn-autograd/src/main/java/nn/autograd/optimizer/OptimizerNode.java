package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.ParameterGroup;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.autograd.registry.RegisteredPlugin;

/**
 * One optimizer in a nesting: the algorithm of a plugin, with its state and the optimizers inside.
 *
 * @param inner the optimizers inside it, by the hyperparameter that names them
 */
record OptimizerNode(
    RegisteredPlugin<OptimizerProvider> plugin,
    Groups groups,
    NodeState state,
    SequencedMap<String, OptimizerNode> inner,
    OptimizerAlgorithm algorithm)
    implements InnerOptimizer {

  @Override
  public void step(Evaluation evaluation) {
    plugin.run("step", () -> algorithm.step(evaluation));
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    return plugin.guard("withEvaluationWeights", () -> algorithm.withEvaluationWeights(body));
  }

  @Override
  public List<SlotArray> slots(Slot.Role role) {
    List<SlotArray> slots = new ArrayList<>();
    state.slots().stream().filter(each -> each.slot().role() == role).forEach(slots::add);
    inner.values().forEach(node -> slots.addAll(node.slots(role)));
    return List.copyOf(slots);
  }

  @Override
  public void reset() {
    state.reset();
    inner.values().forEach(OptimizerNode::reset);
  }

  List<ParameterGroup> allGroups() {
    List<ParameterGroup> all = new ArrayList<>(groups.list());
    inner.values().forEach(node -> all.addAll(node.allGroups()));
    return List.copyOf(all);
  }

  /** Returns the plugin here, and then those inside. */
  List<RegisteredPlugin<OptimizerProvider>> plugins() {
    List<RegisteredPlugin<OptimizerProvider>> plugins = new ArrayList<>(List.of(plugin));
    inner.values().forEach(node -> plugins.addAll(node.plugins()));
    return List.copyOf(plugins);
  }

  /** Returns the optimizers here and inside that cannot work without a closure. */
  List<String> needingClosure() {
    List<String> names = new ArrayList<>();
    if (plugin.call("needs", () -> plugin.provider().needs()).contains(Need.CLOSURE)) {
      names.add(plugin.name());
    }
    inner.values().forEach(node -> names.addAll(node.needingClosure()));
    return names;
  }

  void collectState(String prefix, StateView view) {
    state.collect(prefix, view);
    inner.forEach((name, node) -> node.collectState(prefix + name + "/", view));
  }

  /** Returns {@code lookahead(adam)}. */
  @Override
  public String toString() {
    return inner.isEmpty()
        ? plugin.name()
        : inner.values().stream()
            .map(OptimizerNode::toString)
            .collect(Collectors.joining(", ", plugin.name() + "(", ")"));
  }
}
