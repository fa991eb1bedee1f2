package nn.layers.standard.norm;

import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** What several normalizations take. */
final class NormSettings {
  static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.atLeast(0), "Added to the variance, against division by 0.")
          .byDefault(1e-5);

  private NormSettings() {}

  /** Declares whether there is a learned scale and shift. */
  static Hyperparameter<Boolean> affine(String name) {
    return Hyperparameter.flag(name, "Whether a scale and a shift are learned.").byDefault(true);
  }
}
