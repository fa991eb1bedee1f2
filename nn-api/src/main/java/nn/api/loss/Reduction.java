package nn.api.loss;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import java.util.Locale;
import nn.api.Tensor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Stability;

/** How the losses of single elements become the loss. */
@Stability(EXPERIMENTAL)
public enum Reduction {
  /** Their mean; with class weights the weighted mean. */
  MEAN,
  /** Their sum. */
  SUM,
  /** They are returned as they are. */
  NONE;

  /** The hyperparameter by which a config chooses. */
  public static final Hyperparameter<String> REDUCTION =
      Hyperparameter.choice(
              "reduction",
              List.of("mean", "sum", "none"),
              "Whether the losses of single elements are averaged, added or returned as they are.")
          .byDefault("mean");

  /** Returns what {@link #REDUCTION} says. */
  public static Reduction of(Hyperparameters values) {
    return valueOf(values.get(REDUCTION).toUpperCase(Locale.ROOT));
  }

  /** Returns the loss of single elements that all count alike. */
  public Tensor reduce(Tensor losses) {
    return switch (this) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case NONE -> losses;
    };
  }
}
