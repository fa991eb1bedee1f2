package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** Mean pooling of sequences. */
public final class AvgPool1d implements LayerProvider {
  private static final PoolingSettings SETTINGS = PoolingSettings.of(1);

  @Override
  public Descriptor descriptor() {
    return SETTINGS.mean("avg_pool1d").withReference("torch.nn.AvgPool1d");
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
