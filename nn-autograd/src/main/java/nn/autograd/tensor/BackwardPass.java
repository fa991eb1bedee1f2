package nn.autograd.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the tape, from a result back to the parameters.
 *
 * <p>Iterative, so that depth is bounded by memory and not by the stack; the order depends on the
 * graph alone. The tape stays, so a second pass accumulates once more.
 */
final class BackwardPass {
  private final Engine engine;

  BackwardPass(Engine engine) {
    this.engine = engine;
  }

  void run(Node root, float[] upstream) {
    List<Node> order = topologicalOrder(root);
    root.gradient = upstream;
    root.ownsGradient = false;
    try {
      for (int i = order.size() - 1; i >= 0; i--) {
        propagate(order.get(i));
      }
    } finally {
      order.forEach(node -> node.gradient = null);
    }
  }

  /** Returns the nodes that the root depends on, every node after its inputs. */
  private List<Node> topologicalOrder(Node root) {
    List<Node> order = new ArrayList<>();
    Deque<Node> path = new ArrayDeque<>();
    visit(root, path);
    while (!path.isEmpty()) {
      Node node = path.getLast();
      if (node.nextInput == node.inputs.length) {
        order.add(node);
        path.removeLast();
        continue;
      }
      Node producer = node.inputs[node.nextInput++].node();
      if (producer != null && producer.visitedBy != this) {
        visit(producer, path);
      }
    }
    return order;
  }

  private void visit(Node node, Deque<Node> path) {
    node.visitedBy = this;
    node.nextInput = 0;
    path.addLast(node);
  }

  private void propagate(Node node) {
    float[] upstream = node.gradient;
    if (upstream == null) {
      return; // reached only through inputs that want no gradient
    }
    float[] @Nullable [] gradients = node.gradients(upstream);
    for (int i = 0; i < node.inputs.length; i++) {
      float[] gradient = gradients[i];
      if (gradient != null && node.wants(i)) {
        deliver(node.inputs[i], gradient);
      }
    }
    node.gradient = null;
  }

  private void deliver(EngineTensor input, float[] gradient) {
    if (input instanceof DenseParameter parameter) {
      parameter.accumulate(gradient);
      return;
    }
    Node node = input.node();
    if (node == null) {
      return;
    }
    if (node.gradient == null) {
      node.gradient = gradient;
      node.ownsGradient = false;
      return;
    }
    int size = input.shape().size();
    if (!node.ownsGradient) {
      float[] copy = engine.allocate(size).array();
      System.arraycopy(node.gradient, 0, copy, 0, size);
      node.gradient = copy;
      node.ownsGradient = true;
    }
    float[] sum = node.gradient;
    for (int i = 0; i < size; i++) {
      sum[i] += gradient[i];
    }
  }
}
