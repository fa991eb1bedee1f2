package nn.layers.standard.image;

import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.kernel.Kernels;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.plugin.Hyperparameters;
import nn.layers.standard.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * A transposed convolution with a weight {@code [in, out / groups, height, width]}; for sequences
 * without the height. It is described by the convolution that goes the other way.
 */
record TransposedConvolutionLayer(
    ConvolutionSettings settings,
    Hyperparameters values,
    Kernels kernels,
    Parameter weight,
    @Nullable Parameter bias)
    implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    return new ConvolutionExport(geometry(sample), settings.dimensions())
        .transposed(graph, input, weight, bias);
  }

  static Layer create(
      ConvolutionSettings settings, Hyperparameters values, Shape input, LayerContext context) {
    int channels = Images.channels(input, settings.dimensions());
    Sizes.check(values.get(settings.inChannels()), channels, "in_channels", "the channels");
    int groups = Math.toIntExact(values.get(settings.groups()));
    Images.checkGroups(channels, groups);
    int out = Math.toIntExact(values.get(settings.outChannels()));
    Shape shape = Images.weight(channels, out / groups, values.get(settings.kernelSize()));
    Initializer start = Initializers.pytorchDefault(shape.size() / channels);
    TransposedConvolutionLayer layer =
        new TransposedConvolutionLayer(
            settings,
            values,
            context.kernels(),
            context.parameter("weight", shape, ParameterRole.WEIGHT, start),
            values.get(Sizes.BIAS)
                ? context.parameter("bias", Shape.of(out), ParameterRole.BIAS, start)
                : null);
    layer.geometry(input);
    return layer;
  }

  @Override
  public Tensor forward(Tensor batch) {
    Shape sample = Images.sampleOf(batch.shape(), settings.dimensions());
    Geometry geometry = geometry(sample);
    Convolution convolution = new Convolution(geometry, kernels);
    Shape output = Images.batch(batch.shape().length(0), outputShape(geometry));
    var operation = new ConvolutionOperation(convolution, true, output, batch);
    return bias == null ? batch.apply(operation, weight) : batch.apply(operation, weight, bias);
  }

  @Override
  public Shape outputShape(Shape sample) {
    return outputShape(geometry(sample));
  }

  private Shape outputShape(Geometry geometry) {
    return Images.sample(
        settings.dimensions(),
        geometry.channels(),
        geometry.rows().input(),
        geometry.columns().input());
  }

  @Override
  public long multiplyAdds(Shape sample) {
    return geometry(sample).multiplyAdds();
  }

  /** Returns the convolution from this layer's output to its input. */
  private Geometry geometry(Shape sample) {
    int channels = Images.channels(sample, settings.dimensions());
    if (channels != weight.shape().length(0)) {
      throw new InputShapeException(
          "needs "
              + weight.shape().length(0)
              + " channels, as the weight "
              + weight.shape()
              + " has them");
    }
    boolean isImage = settings.dimensions() == 2;
    return new Geometry(
        Math.toIntExact(values.get(settings.outChannels())),
        channels,
        Math.toIntExact(values.get(settings.groups())),
        isImage ? axis("height", sample.length(1), 0) : Axis.NONE,
        axis(isImage ? "width" : "length", sample.length(-1), isImage ? 1 : 0));
  }

  private Axis axis(String name, int places, int dimension) {
    int kernel = values.get(settings.kernelSize()).get(dimension);
    int stride = values.get(settings.stride()).get(dimension);
    int dilation = values.get(settings.dilation()).get(dimension);
    int padding = values.get(settings.padding()).get(dimension);
    int more = values.get(settings.outputPadding()).get(dimension);
    long length = (places - 1L) * stride - 2L * padding + dilation * (kernel - 1L) + more + 1;
    if (places < 1 || length < 1) {
      throw new InputShapeException(
          "needs a longer " + name + ", or less padding: the output would be " + length + " long");
    }
    return new Axis(Math.toIntExact(length), places, kernel, stride, padding, dilation);
  }
}
