package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Means of so many parts of images. */
public final class AdaptiveAvgPool2d implements LayerProvider {
  private static final PoolingSettings SETTINGS = PoolingSettings.of(2);

  @Override
  public Descriptor descriptor() {
    return SETTINGS
        .adaptive("adaptive_avg_pool2d", "mean")
        .withReference("torch.nn.AdaptiveAvgPool2d");
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Layer layer = SETTINGS.adaptiveLayer(values, false);
    layer.outputShape(input);
    return layer;
  }
}
