package nn.autograd.tensor;

import org.jspecify.annotations.Nullable;

/** One recorded operation: an entry of the tape. */
final class Node {
  final String operation;
  final EngineTensor[] inputs;
  private final Derivative derivative;
  private final EngineTensor[] saved;
  private final int[] savedVersions;
  private final boolean[] wanted;

  /** The gradient collected so far, while a backward pass runs. */
  float @Nullable [] gradient;

  /** Whether the gradient array belongs to this node alone, so that it may be added to. */
  boolean ownsGradient;

  /** The backward pass that reached this node last. */
  @Nullable Object visitedBy;

  /** The input that this pass looks at next, on its way to whatever comes before the node. */
  int nextInput;

  /**
   * Records an operation.
   *
   * @param saved the tensors whose values the derivative reads
   */
  Node(String operation, EngineTensor[] inputs, EngineTensor[] saved, Derivative derivative) {
    this.operation = operation;
    this.inputs = inputs;
    this.saved = saved;
    this.derivative = derivative;
    this.savedVersions = new int[saved.length];
    for (int i = 0; i < saved.length; i++) {
      savedVersions[i] = saved[i].version();
    }
    this.wanted = new boolean[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      wanted[i] = inputs[i].requiresGrad();
    }
  }

  boolean wants(int input) {
    return wanted[input];
  }

  float[] @Nullable [] gradients(float[] upstream) {
    for (int i = 0; i < saved.length; i++) {
      if (saved[i].version() != savedVersions[i]) {
        throw new IllegalStateException(
            "backward: a tensor of shape "
                + saved[i].shape()
                + " that the derivative of "
                + operation
                + " needs was changed in place after it was used (by assign or an optimizer step);"
                + " call backward before the change, or compute the loss again after it");
      }
    }
    return derivative.gradients(upstream, wanted);
  }
}
