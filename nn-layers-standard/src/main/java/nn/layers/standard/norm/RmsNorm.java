package nn.layers.standard.norm;

import java.util.Optional;
import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Divides the last dimensions of every sample by their root mean square. */
public final class RmsNorm implements LayerProvider {
  private static final Hyperparameter<Optional<Double>> EPS =
      Hyperparameter.real(
              "eps", Range.atLeast(0), "Added to the mean square; if absent, 2⁻²³ as in PyTorch.")
          .optional()
          .byDefault(Optional.empty());

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("rms_norm", "Divides the last dimensions by their root mean square.")
        .withFormula("y = x / √(mean x² + eps) · weight")
        .withReference("torch.nn.RMSNorm; Zhang and Sennrich, 2019, arXiv:1910.07467")
        .withHyperparameters(LayerNorm.NORMALIZED_SHAPE, EPS, LayerNorm.AFFINE);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Shape normalized = LastDimensions.shape(values.get(LayerNorm.NORMALIZED_SHAPE), input);
    Scale scale =
        values.get(LayerNorm.AFFINE) ? Scale.create(context, normalized, false) : Scale.NONE;
    double eps = values.get(EPS).orElse((double) Math.ulp(1f));
    return new LastDimensions(normalized, scale, eps, false, context.kernels());
  }
}
