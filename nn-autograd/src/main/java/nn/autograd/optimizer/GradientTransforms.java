package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nn.api.optim.OptimizerAlgorithm.Evaluation;
import nn.api.optim.OptimizerProvider;
import nn.autograd.registry.RegisteredPlugin;

/**
 * The transforms that change gradients before an optimizer reads them.
 *
 * @param nodes in the order in which they are applied
 */
record GradientTransforms(List<OptimizerNode> nodes) {
  private static final Evaluation NONE =
      () -> {
        throw new IllegalStateException("a transform of gradients cannot evaluate the loss");
      };

  /** Changes the gradients; returns whether the step goes on. */
  boolean apply() {
    for (OptimizerNode node : nodes) {
      node.resources().takeSkip(); // of a step that failed
      node.step(NONE);
      if (node.resources().takeSkip()) {
        return false;
      }
    }
    return true;
  }

  void collectState(StateView view) {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).collectState("gradients/" + i + "/", view);
    }
  }

  List<RegisteredPlugin<OptimizerProvider>> plugins() {
    List<RegisteredPlugin<OptimizerProvider>> plugins = new ArrayList<>();
    nodes.forEach(node -> plugins.addAll(node.plugins()));
    return plugins;
  }

  /** Returns {@code "centralize, add_noise"}. */
  String names() {
    return nodes.stream().map(OptimizerNode::toString).collect(Collectors.joining(", "));
  }

  /** Returns {@code "centralize, "}: what stands before the optimizer in its name. */
  @Override
  public String toString() {
    return nodes.isEmpty() ? "" : names() + ", ";
  }
}
