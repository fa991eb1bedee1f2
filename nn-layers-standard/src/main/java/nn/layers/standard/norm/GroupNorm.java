package nn.layers.standard.norm;

import java.util.Arrays;
import java.util.Optional;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.kernel.Kernels;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.layers.standard.Sizes;
import nn.layers.standard.norm.RowNormalization.Layout;

/** Normalizes groups of the channels of every sample. */
public final class GroupNorm implements LayerProvider {
  private static final Hyperparameter<Long> NUM_GROUPS =
      Hyperparameter.whole("num_groups", Sizes.RANGE, "Groups of channels; they divide them.");
  private static final Hyperparameter<Boolean> AFFINE = NormSettings.affine("affine");
  private static final Hyperparameter<Optional<Long>> NUM_CHANNELS =
      Sizes.ofInput("num_channels", "Channels of the input");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("group_norm", "Normalizes groups of the channels of every sample.")
        .withFormula("y = (x − mean) / √(var + eps) · weight + bias")
        .withReference("torch.nn.GroupNorm; Wu and He, 2018, arXiv:1803.08494")
        .withHyperparameters(NUM_GROUPS, NormSettings.EPS, AFFINE, NUM_CHANNELS);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() == 0) {
      throw new InputShapeException("needs channels, [channels, ...]");
    }
    int channels = input.length(0);
    int groups = Math.toIntExact(values.get(NUM_GROUPS));
    Sizes.check(values.get(NUM_CHANNELS), channels, "num_channels", "the channels");
    if (channels % groups != 0) {
      throw new InputShapeException(
          "needs a number of channels that num_groups = " + groups + " divides");
    }
    Scale scale = values.get(AFFINE) ? Scale.create(context, Shape.of(channels), true) : Scale.NONE;
    return new Function(channels, groups, scale, values.get(NormSettings.EPS), context.kernels());
  }

  private record Function(int channels, int groups, Scale scale, double eps, Kernels kernels)
      implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String rows = graph.reshape(input, groups, sample.size() / groups);
      String normalized = new NormExport(graph, eps, true).normalized(rows);
      int[] spread = new int[sample.rank()];
      Arrays.fill(spread, 1);
      spread[0] = channels;
      return scale.apply(graph, graph.reshape(normalized, sample.toArray()), Shape.of(spread));
    }

    @Override
    public Tensor forward(Tensor batch) {
      if (batch.shape().rank() < 2 || batch.shape().length(1) != channels) {
        throw new InputShapeException("needs " + channels + " channels");
      }
      int samples = batch.shape().length(0);
      int places = batch.shape().size() / Math.max(1, samples * channels);
      Layout layout = new Layout(samples * groups, channels / groups * places, places, channels);
      return scale.apply(
          batch, new RowNormalization(kernels, batch.shape(), layout, eps, true, batch));
    }

    @Override
    public Shape outputShape(Shape sample) {
      if (sample.rank() == 0 || sample.length(0) != channels) {
        throw new InputShapeException("needs " + channels + " channels");
      }
      return sample;
    }
  }
}
