package nn.layers.standard.norm;

import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.layers.standard.Sizes;

/** Normalizes the last dimensions of every sample. */
public final class LayerNorm implements LayerProvider {
  static final Hyperparameter<Optional<List<Long>>> NORMALIZED_SHAPE =
      Hyperparameter.wholes(
              "normalized_shape",
              Sizes.RANGE,
              "The lengths of the dimensions that are normalized; if absent, of the last.")
          .optional()
          .byDefault(Optional.empty());
  static final Hyperparameter<Boolean> AFFINE = NormSettings.affine("elementwise_affine");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("layer_norm", "Normalizes the last dimensions of every sample.")
        .withFormula("y = (x − mean) / √(var + eps) · weight + bias")
        .withReference("torch.nn.LayerNorm; Ba et al., 2016, arXiv:1607.06450")
        .withHyperparameters(NORMALIZED_SHAPE, NormSettings.EPS, AFFINE, Sizes.BIAS);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Shape normalized = LastDimensions.shape(values.get(NORMALIZED_SHAPE), input);
    Scale scale =
        values.get(AFFINE) ? Scale.create(context, normalized, values.get(Sizes.BIAS)) : Scale.NONE;
    return new LastDimensions(
        normalized, scale, values.get(NormSettings.EPS), true, context.kernels());
  }
}
