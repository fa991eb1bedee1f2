package nn.layers.loss;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/**
 * The absolute difference, {@code |x − y|}, with derivative 0 where both are equal; input and
 * target have the same shape.
 */
public record MeanAbsoluteError(Reduction reduction) implements Loss {
  static final Descriptor DESCRIPTOR =
      Descriptor.of("l1", "Absolute difference of input and target.")
          .withReference("torch.nn.L1Loss")
          .withHyperparameters(Reduction.REDUCTION);

  /** Creates the loss with its defaults. */
  public MeanAbsoluteError() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  MeanAbsoluteError(Hyperparameters values) {
    this(Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireSameShape(DESCRIPTOR.name(), input, target);
    return reduction.reduce(input.sub(target).abs());
  }
}
