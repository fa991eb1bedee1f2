package nn.layers.standard;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Sets whole channels of sequences to zero in training. */
public final class Dropout1d implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("dropout1d", "Sets random channels of sequences to zero in training.")
        .withReference("torch.nn.Dropout1d; Tompson et al., 2015, arXiv:1411.4280")
        .withHyperparameters(Dropout.P);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return ChannelDropout.create(values, input, context, 2);
  }
}
