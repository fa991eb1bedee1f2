package nn.layers.loss;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The squared difference, {@code (x − y)²}; input and target have the same shape. */
public record MeanSquaredError(Reduction reduction) implements Loss {
  static final Descriptor DESCRIPTOR =
      Descriptor.of("mse", "Squared difference of input and target.")
          .withReference("torch.nn.MSELoss")
          .withHyperparameters(Reduction.REDUCTION);

  /** Creates the loss with its defaults. */
  public MeanSquaredError() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  MeanSquaredError(Hyperparameters values) {
    this(Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireSameShape(DESCRIPTOR.name(), input, target);
    Tensor difference = input.sub(target);
    return reduction.reduce(difference.mul(difference));
  }
}
