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
import nn.api.plugin.PerDimension;
import nn.layers.standard.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with a weight {@code [out, in / groups, height, width]}; for sequences without the
 * height. Weight and bias start at U(−1/√n, 1/√n), n the products of an output.
 */
record ConvolutionLayer(
    ConvolutionSettings settings,
    Hyperparameters values,
    Kernels kernels,
    Parameter weight,
    @Nullable Parameter bias)
    implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    return new ConvolutionExport(geometry(sample), settings.dimensions())
        .convolution(graph, input, weight, bias);
  }

  static Layer create(
      ConvolutionSettings settings, Hyperparameters values, Shape input, LayerContext context) {
    int channels = Images.channels(input, settings.dimensions());
    Sizes.check(values.get(settings.inChannels()), channels, "in_channels", "the channels");
    int groups = Math.toIntExact(values.get(settings.groups()));
    Images.checkGroups(channels, groups);
    int out = Math.toIntExact(values.get(settings.outChannels()));
    Shape shape = Images.weight(out, channels / groups, values.get(settings.kernelSize()));
    Initializer start = Initializers.pytorchDefault(shape.size() / out);
    ConvolutionLayer layer =
        new ConvolutionLayer(
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
    var operation = new ConvolutionOperation(convolution, false, output, batch);
    return bias == null ? batch.apply(operation, weight) : batch.apply(operation, weight, bias);
  }

  @Override
  public Shape outputShape(Shape sample) {
    return outputShape(geometry(sample));
  }

  private Shape outputShape(Geometry geometry) {
    return Images.sample(
        settings.dimensions(),
        geometry.outChannels(),
        geometry.rows().output(),
        geometry.columns().output());
  }

  @Override
  public long multiplyAdds(Shape sample) {
    return geometry(sample).multiplyAdds();
  }

  private Geometry geometry(Shape sample) {
    int channels = Images.channels(sample, settings.dimensions());
    int groups = Math.toIntExact(values.get(settings.groups()));
    if (channels != weight.shape().length(1) * groups) {
      throw new InputShapeException(
          "needs "
              + weight.shape().length(1) * groups
              + " channels, as the weight "
              + weight.shape()
              + " has them");
    }
    boolean isImage = settings.dimensions() == 2;
    return new Geometry(
        channels,
        weight.shape().length(0),
        groups,
        isImage ? axis("height", sample.length(1), 0) : Axis.NONE,
        axis(isImage ? "width" : "length", sample.length(-1), isImage ? 1 : 0));
  }

  private Axis axis(String name, int length, int dimension) {
    int kernel = values.get(settings.kernelSize()).get(dimension);
    int dilation = values.get(settings.dilation()).get(dimension);
    PerDimension padding = values.get(settings.padding());
    int both = dilation * (kernel - 1);
    boolean isSame = padding.word().equals(ConvolutionSettings.SAME);
    int given = padding.word().isEmpty() ? padding.get(dimension) : 0;
    int before = isSame ? both / 2 : given;
    int after = isSame ? both - before : given;
    int stride = values.get(settings.stride()).get(dimension);
    return Axis.of(name, length, kernel, stride, before, after, dilation, false);
  }
}
