package nn.layers.loss;

import java.util.List;
import java.util.Locale;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Cross-entropy of independent yes-or-no decisions: {@code −[p·y·log σ(x) + (1 − y)·log(1 −
 * σ(x))]}, computed from the logit x without overflow.
 *
 * <p>Input and target have the same shape; targets are in [0, 1].
 *
 * @param posWeight p, how much a positive counts: one number for all, or one per element of the
 *     last dimension
 */
public record BinaryCrossEntropyWithLogits(List<Double> posWeight, Reduction reduction)
    implements Loss {
  static final Hyperparameter<List<Double>> POS_WEIGHT =
      Hyperparameter.reals(
              "pos_weight",
              0,
              Range.atLeast(0),
              "How much a positive counts: one number for all, or one per output.")
          .byDefault(List.of(1.0));
  static final Descriptor DESCRIPTOR =
      Descriptor.of(
              "binary_cross_entropy_with_logits", "Cross-entropy of independent yes-or-no outputs.")
          .withReference("torch.nn.BCEWithLogitsLoss")
          .withHyperparameters(POS_WEIGHT, Reduction.REDUCTION);

  /** Copies the list. */
  public BinaryCrossEntropyWithLogits {
    posWeight = List.copyOf(posWeight);
  }

  /** Creates the loss with its defaults. */
  public BinaryCrossEntropyWithLogits() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  BinaryCrossEntropyWithLogits(Hyperparameters values) {
    this(values.get(POS_WEIGHT), Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireSameShape(DESCRIPTOR.name(), input, target);
    Softplus softplus = new Softplus(input.kernels());
    Tensor positive = input.neg().map(softplus).mul(target).mul(weight(input));
    Tensor negative = input.map(softplus).mul(target.neg().add(1));
    return reduction.reduce(positive.add(negative));
  }

  private Tensor weight(Tensor input) {
    int outputs = input.shape().rank() == 0 ? 1 : input.shape().length(-1);
    if (posWeight.size() != 1 && posWeight.size() != outputs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: pos_weight has %d numbers; expected 1 or %d for input %s",
              DESCRIPTOR.name(),
              posWeight.size(),
              outputs,
              input.shape()));
    }
    return posWeight.size() == 1
        ? input.constant(Shape.of(), ClassWeights.floats(posWeight))
        : input.constant(Shape.of(outputs), ClassWeights.floats(posWeight));
  }
}
