package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param beside the optimizers that its groups name, by the places of these: {@code groups[0]}
 */
record OptimizerNode(
    RegisteredPlugin<OptimizerProvider> plugin,
    Groups groups,
    NodeState state,
    SequencedMap<String, OptimizerNode> inner,
    SequencedMap<String, OptimizerNode> beside,
    OptimizerAlgorithm algorithm,
    Resources resources)
    implements InnerOptimizer {

  /** Returns this optimizer with others that train other parameters. */
  OptimizerNode beside(SequencedMap<String, OptimizerNode> others) {
    return new OptimizerNode(plugin, groups, state, inner, others, algorithm, resources);
  }

  /** Returns the optimizers inside it and beside it. */
  private SequencedMap<String, OptimizerNode> others() {
    SequencedMap<String, OptimizerNode> others = new LinkedHashMap<>(inner);
    others.putAll(beside);
    return others;
  }

  @Override
  public void step(Evaluation evaluation) {
    plugin.run("step", () -> algorithm.step(evaluation));
    beside.values().forEach(node -> node.step(evaluation));
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    Supplier<R> all = body;
    for (OptimizerNode node : beside.values()) {
      Supplier<R> within = all;
      all = () -> node.withEvaluationWeights(within);
    }
    Supplier<R> within = all;
    return plugin.guard("withEvaluationWeights", () -> algorithm.withEvaluationWeights(within));
  }

  @Override
  public List<SlotArray> slots(Slot.Role role) {
    List<SlotArray> slots = new ArrayList<>();
    state.slots().stream().filter(each -> each.slot().role() == role).forEach(slots::add);
    others().values().forEach(node -> slots.addAll(node.slots(role)));
    return List.copyOf(slots);
  }

  @Override
  public void reset() {
    state.reset();
    others().values().forEach(OptimizerNode::reset);
  }

  /** Returns whether it or an optimizer beside it trains a parameter. */
  private boolean trains(String path) {
    return groups.has(path) || beside.values().stream().anyMatch(node -> node.trains(path));
  }

  /**
   * Returns what decoupled weight decay will leave of a parameter's values in the next step; of a
   * wrapper, what it does in the optimizers inside.
   */
  double keptByDecay(String path) {
    for (OptimizerNode other : beside.values()) {
      if (other.trains(path)) {
        return other.keptByDecay(path);
      }
    }
    if (algorithm instanceof Decaying decaying) {
      return decaying.keptByDecay(path);
    }
    double kept = 1;
    for (OptimizerNode node : inner.values()) {
      kept *= node.keptByDecay(path);
    }
    return kept;
  }

  List<ParameterGroup> allGroups() {
    List<ParameterGroup> all = new ArrayList<>(groups.list());
    others().values().forEach(node -> all.addAll(node.allGroups()));
    return List.copyOf(all);
  }

  /** Returns the plugin here, and then those inside and beside. */
  List<RegisteredPlugin<OptimizerProvider>> plugins() {
    List<RegisteredPlugin<OptimizerProvider>> plugins = new ArrayList<>(List.of(plugin));
    others().values().forEach(node -> plugins.addAll(node.plugins()));
    return List.copyOf(plugins);
  }

  /** Returns the optimizers here, inside and beside that cannot work without a closure. */
  List<String> needingClosure() {
    List<String> names = new ArrayList<>();
    if (plugin.call("needs", () -> plugin.provider().needs()).contains(Need.CLOSURE)) {
      names.add(plugin.name());
    }
    others().values().forEach(node -> names.addAll(node.needingClosure()));
    return names;
  }

  void collectState(String prefix, StateView view) {
    state.collect(prefix, view);
    others().forEach((name, node) -> node.collectState(prefix + name + "/", view));
  }

  /** Returns {@code lookahead(adam)}, or {@code adamw + muon} for two beside each other. */
  @Override
  public String toString() {
    String own =
        inner.isEmpty()
            ? plugin.name()
            : inner.values().stream()
                .map(OptimizerNode::toString)
                .collect(Collectors.joining(", ", plugin.name() + "(", ")"));
    return Stream.concat(Stream.of(own), beside.values().stream().map(OptimizerNode::toString))
        .collect(Collectors.joining(" + "));
  }
}
