package nn.layers.standard.norm;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Batch normalization of images. */
public final class BatchNorm2d implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return BatchNormLayer.descriptor("batch_norm2d");
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return BatchNormLayer.create(values, input, context, 3, 3);
  }
}
