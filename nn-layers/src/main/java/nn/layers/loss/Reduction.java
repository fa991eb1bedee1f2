package nn.layers.loss;

import java.util.List;
import java.util.Locale;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;

/** How the losses of single elements become the loss. */
public enum Reduction {
  /** Their mean; with class weights the weighted mean. */
  MEAN,
  /** Their sum. */
  SUM,
  /** They are returned as they are. */
  NONE;

  static final Hyperparameter<String> REDUCTION =
      Hyperparameter.choice(
              "reduction",
              List.of("mean", "sum", "none"),
              "Whether the losses of single elements are averaged, added or returned as they are.")
          .byDefault("mean");

  static Reduction of(Hyperparameters values) {
    return valueOf(values.get(REDUCTION).toUpperCase(Locale.ROOT));
  }

  Tensor reduce(Tensor losses) {
    return switch (this) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case NONE -> losses;
    };
  }

  /**
   * Reduces losses that were computed outside the graph.
   *
   * @param divisor the sum of their weights, by which the mean divides; the mean of none is NaN
   */
  Tensor reduce(Tensor like, Shape shape, float[] losses, double divisor) {
    return switch (this) {
      case MEAN -> like.constant(Shape.of(), mean(losses, divisor));
      case SUM -> like.constant(Shape.of(), (float) sum(losses));
      case NONE -> like.constant(shape, losses);
    };
  }

  private static float mean(float[] losses, double divisor) {
    return divisor == 0 ? Float.NaN : (float) (sum(losses) / divisor);
  }

  private static double sum(float[] losses) {
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }
}
