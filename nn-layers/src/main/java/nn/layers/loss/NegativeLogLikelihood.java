package nn.layers.loss;

import java.util.Arrays;
import java.util.List;
import nn.api.Operation;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/**
 * The negative logarithm of the probability of the right class, {@code −w_y·x_y}, from
 * log-probabilities x.
 *
 * <p>Input {@code [classes]} or {@code [n, classes, d1, …]}; the target holds class indices, of the
 * input's shape without its classes. The mean divides by the weights of the classes.
 *
 * @param weight how much a class counts: one number for all, or one per class
 * @param ignoreIndex the target of positions that do not count
 */
public record NegativeLogLikelihood(List<Double> weight, long ignoreIndex, Reduction reduction)
    implements Loss {
  static final Descriptor DESCRIPTOR =
      Descriptor.of("nll", "Negative log-likelihood of a class, from log-probabilities.")
          .withReference("torch.nn.NLLLoss")
          .withHyperparameters(ClassWeights.WEIGHT, CrossEntropy.IGNORE_INDEX, Reduction.REDUCTION);

  /** Copies the list. */
  public NegativeLogLikelihood {
    weight = List.copyOf(weight);
  }

  /** Creates the loss with its defaults. */
  public NegativeLogLikelihood() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  NegativeLogLikelihood(Hyperparameters values) {
    this(
        values.get(ClassWeights.WEIGHT),
        values.get(CrossEntropy.IGNORE_INDEX),
        Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireConstant(DESCRIPTOR.name(), target);
    ClassLayout layout = ClassLayout.of(DESCRIPTOR.name(), input.shape());
    float[] w = ClassWeights.of(DESCRIPTOR.name(), weight, input, layout.classes());
    ClassIndices y = ClassIndices.of(DESCRIPTOR.name(), layout, target, ignoreIndex);
    return input.apply(new Picked(layout, y, w, reduction));
  }

  @Override
  public double weight(Tensor input, Tensor target) {
    ClassLayout layout = ClassLayout.of(DESCRIPTOR.name(), input.shape());
    float[] w = ClassWeights.of(DESCRIPTOR.name(), weight, input, layout.classes());
    return ClassIndices.of(DESCRIPTOR.name(), layout, target, ignoreIndex).totalWeight(w);
  }

  @SuppressWarnings("ArrayRecordComponent") // made for one evaluation, never shared
  private record Picked(ClassLayout layout, ClassIndices y, float[] w, Reduction reduction)
      implements Operation {

    @Override
    public String name() {
      return DESCRIPTOR.name();
    }

    @Override
    public Result forward(List<Tensor> inputs) {
      Tensor input = inputs.getFirst();
      float[] x = input.toScratch();
      float[] losses = input.scratch(layout.positions().size());
      float[] gradient = input.scratch(x.length);
      Arrays.fill(losses, 0);
      Arrays.fill(gradient, 0);
      for (int position = 0; position < losses.length; position++) {
        if (!y.isIgnored(position)) {
          int picked = layout.offset(position) + y.at(position) * layout.stride();
          gradient[picked] = -w[y.at(position)];
          losses[position] = gradient[picked] * x[picked];
        }
      }
      return new PositionLosses(layout, losses, gradient, y.totalWeight(w))
          .reduce(input, reduction);
    }
  }
}
