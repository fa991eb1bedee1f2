package nn.layers.loss;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Squared for small differences, absolute for large ones: {@code d²/2} where {@code |d| ≤ δ}, else
 * {@code δ·(|d| − δ/2)}; input and target have the same shape.
 *
 * <p>Source: <a href="https://doi.org/10.1214/aoms/1177703732">Huber, 1964</a>.
 *
 * @param delta δ, above 0
 */
public record Huber(double delta, Reduction reduction) implements Loss {
  static final Hyperparameter<Double> DELTA =
      Hyperparameter.real(
              "delta", Range.above(0), "Difference at which the loss turns from square to linear.")
          .byDefault(1.0);
  static final Descriptor DESCRIPTOR =
      Descriptor.of("huber", "Squared for small, absolute for large differences.")
          .withReference("torch.nn.HuberLoss")
          .withHyperparameters(DELTA, Reduction.REDUCTION);

  /** Checks delta. */
  public Huber {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("huber: delta must be above 0, not " + delta);
    }
  }

  /** Creates the loss with its defaults. */
  public Huber() {
    this(Hyperparameters.defaults(DESCRIPTOR));
  }

  Huber(Hyperparameters values) {
    this(values.get(DELTA), Reduction.of(values));
  }

  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Targets.requireSameShape(DESCRIPTOR.name(), input, target);
    Tensor distance = input.sub(target).abs();
    Tensor limited = distance.clamp(0, (float) delta);
    return reduction.reduce(limited.mul(distance.sub(limited.mul(0.5f))));
  }
}
