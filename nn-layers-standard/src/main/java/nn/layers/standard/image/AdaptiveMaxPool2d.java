package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The largest elements of so many parts of images. */
public final class AdaptiveMaxPool2d implements LayerProvider {
  private static final PoolingSettings SETTINGS = PoolingSettings.of(2);

  @Override
  public Descriptor descriptor() {
    return SETTINGS
        .adaptive("adaptive_max_pool2d", "largest element")
        .withReference("torch.nn.AdaptiveMaxPool2d");
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Layer layer = SETTINGS.adaptiveLayer(values, true);
    layer.outputShape(input);
    return layer;
  }
}
