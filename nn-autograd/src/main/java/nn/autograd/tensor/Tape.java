package nn.autograd.tensor;

/** Puts results on the tape. */
final class Tape {
  private Tape() {}

  static EngineTensor[] tensors(EngineTensor... tensors) {
    return tensors;
  }

  /**
   * Returns the result as the output of an operation, recorded if an input wants a gradient.
   *
   * @param saved the tensors whose elements the derivative reads, so that a later in-place change
   *     of them is noticed
   */
  static EngineTensor record(
      String operation,
      DenseTensor result,
      EngineTensor[] inputs,
      EngineTensor[] saved,
      Derivative derivative) {
    if (!wantsGradient(inputs) || !result.engine().isRecording()) {
      return result;
    }
    Node node = new Node(operation, inputs, saved, derivative);
    return result.view(result.offset(), result.shape(), node);
  }

  private static boolean wantsGradient(EngineTensor[] inputs) {
    for (EngineTensor input : inputs) {
      if (input.requiresGrad()) {
        return true;
      }
    }
    return false;
  }
}
