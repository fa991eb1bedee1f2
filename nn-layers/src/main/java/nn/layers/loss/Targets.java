package nn.layers.loss;

import nn.api.Shape;
import nn.api.Tensor;

/** Checks that a loss may compare two tensors. */
final class Targets {
  private Targets() {}

  /** Requires equal shapes: broadcasting a target is a mistake far more often than a wish. */
  static void requireSameShape(String loss, Tensor input, Tensor target) {
    if (!input.shape().equals(target.shape())) {
      throw misfit(loss, input.shape(), target.shape(), "the same shape");
    }
  }

  /** Requires a target that takes no part in training, as the derivative by it is not computed. */
  static void requireConstant(String loss, Tensor target) {
    if (target.requiresGrad()) {
      throw new IllegalArgumentException(
          loss + ": no gradient flows to the target; pass target.detach()");
    }
  }

  static IllegalArgumentException misfit(String loss, Shape input, Shape target, String expected) {
    return new IllegalArgumentException(
        loss + ": input " + input + " and target " + target + " do not fit; expected " + expected);
  }
}
