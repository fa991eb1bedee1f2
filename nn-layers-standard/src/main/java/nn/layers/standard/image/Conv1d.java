package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** Convolution over sequences, {@code [channels, length]}. */
public final class Conv1d implements LayerProvider {
  private static final ConvolutionSettings SETTINGS = ConvolutionSettings.of(1);

  @Override
  public Descriptor descriptor() {
    return SETTINGS.convolution("conv1d", "sequences").withReference("torch.nn.Conv1d");
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    SETTINGS.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return ConvolutionLayer.create(SETTINGS, values, input, context);
  }
}
