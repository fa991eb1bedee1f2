package nn.layers.loss;

import java.util.List;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Cross-entropy of a choice among classes: {@code −log softmax(x)_y}, computed from the logits x
 * without overflow.
 *
 * <p>Input {@code [classes]} or {@code [n, classes, d1, …]}. The target holds class indices, of the
 * input's shape without its classes, or probabilities, of the input's shape. The mean divides by
 * the weights of the classes, or by the number of positions where the target holds probabilities.
 *
 * @param weight how much a class counts: one number for all, or one per class
 * @param labelSmoothing ε in [0, 1], the share of the target spread evenly over all classes
 * @param ignoreIndex the target of positions that do not count
 */
public record CrossEntropy(
    List<Double> weight, double labelSmoothing, long ignoreIndex, Reduction reduction)
    implements Loss {
  static final Hyperparameter<Double> LABEL_SMOOTHING =
      Hyperparameter.real(
              "label_smoothing",
              Range.closed(0, 1),
              "Share of the target that is spread evenly over all classes.")
          .byDefault(0.0);
  static final Hyperparameter<Long> IGNORE_INDEX =
      Hyperparameter.whole(
              "ignore_index", Range.finite(), "Target of the positions that do not count.")
          .byDefault(-100L);
  static final Descriptor DESCRIPTOR =
      Descriptor.of("cross_entropy", "Cross-entropy of a choice among classes, from logits.")
          .withReference("torch.nn.CrossEntropyLoss")
          .withHyperparameters(
              ClassWeights.WEIGHT, LABEL_SMOOTHING, IGNORE_INDEX, Reduction.REDUCTION);

  /** Checks the smoothing and copies the list. */
  public CrossEntropy {
    weight = List.copyOf(weight);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "cross_entropy: label_smoothing must be in [0, 1], not " + labelSmoothing);
    }
  }

  /** Creates the loss with its defaults. */
  public CrossEntropy() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  CrossEntropy(Hyperparameters values) {
    this(
        values.get(ClassWeights.WEIGHT),
        values.get(LABEL_SMOOTHING),
        values.get(IGNORE_INDEX),
        Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireConstant(DESCRIPTOR.name(), target);
    ClassLayout layout = ClassLayout.of(DESCRIPTOR.name(), input.shape());
    return input.apply(
        new SoftmaxCrossEntropy(layout, distribution(layout, input, target), reduction));
  }

  @Override
  public double weight(Tensor input, Tensor target) {
    ClassLayout layout = ClassLayout.of(DESCRIPTOR.name(), input.shape());
    return distribution(layout, input, target).divisor();
  }

  /** Smoothed labels have losses even where the classes themselves weigh nothing. */
  @Override
  public double total(Tensor input, Tensor target) {
    Loss sum = new CrossEntropy(weight, labelSmoothing, ignoreIndex, Reduction.SUM);
    return sum.forward(input, target).item();
  }

  private TargetDistribution distribution(ClassLayout layout, Tensor input, Tensor target) {
    float[] w = ClassWeights.of(DESCRIPTOR.name(), weight, input, layout.classes());
    if (target.shape().equals(layout.input())) {
      return TargetDistribution.ofProbabilities(layout, target, w, labelSmoothing);
    }
    ClassIndices y = ClassIndices.of(DESCRIPTOR.name(), layout, target, ignoreIndex);
    return TargetDistribution.ofClasses(y, w, labelSmoothing);
  }
}
