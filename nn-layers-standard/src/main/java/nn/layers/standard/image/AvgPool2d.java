package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** Mean pooling of images. */
public final class AvgPool2d implements LayerProvider {
  private static final PoolingSettings SETTINGS = PoolingSettings.of(2);

  @Override
  public Descriptor descriptor() {
    return SETTINGS.mean("avg_pool2d").withReference("torch.nn.AvgPool2d");
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    SETTINGS.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Layer layer = SETTINGS.meanLayer(values);
    layer.outputShape(input);
    return layer;
  }
}
