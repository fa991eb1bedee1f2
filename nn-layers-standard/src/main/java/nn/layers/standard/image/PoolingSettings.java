package nn.layers.standard.image;

import java.util.Optional;
import nn.api.layer.Layer;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.PerDimension;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/**
 * The hyperparameters of pooling; names, defaults and meaning are PyTorch's.
 *
 * @param dimensions 2 for images, 1 for sequences
 */
record PoolingSettings(
    int dimensions,
    Hyperparameter<PerDimension> kernelSize,
    Hyperparameter<Optional<PerDimension>> stride,
    Hyperparameter<PerDimension> padding,
    Hyperparameter<PerDimension> dilation,
    Hyperparameter<Boolean> ceilMode,
    Hyperparameter<Boolean> countIncludePad,
    Hyperparameter<PerDimension> outputSize) {
  private static final Range SOME = Range.closed(1, 1 << 15);
  private static final Range ANY = Range.closed(0, 1 << 15);

  static PoolingSettings of(int dimensions) {
    return new PoolingSettings(
        dimensions,
        Hyperparameter.perDimension("kernel_size", dimensions, SOME, "Size of the window."),
        Hyperparameter.perDimension(
                "stride", dimensions, SOME, "Distance between two places; if absent, kernel_size.")
            .optional()
            .byDefault(Optional.empty()),
        Hyperparameter.perDimension(
                "padding", dimensions, ANY, "Padding on each side, at most half the kernel.")
            .byDefault(PerDimension.of(0, dimensions)),
        Hyperparameter.perDimension(
                "dilation", dimensions, SOME, "Distance between two elements of the window.")
            .byDefault(PerDimension.of(1, dimensions)),
        Hyperparameter.flag("ceil_mode", "Whether the last place may stand beyond the end.")
            .byDefault(false),
        Hyperparameter.flag("count_include_pad", "Whether the mean counts padding.")
            .byDefault(true),
        Hyperparameter.perDimension("output_size", dimensions, SOME, "Size of the output."));
  }

  Descriptor max(String name) {
    return Descriptor.of(name, "The largest element that a window sees, channel by channel.")
        .withHyperparameters(kernelSize, stride, padding, dilation, ceilMode);
  }

  Descriptor mean(String name) {
    return Descriptor.of(name, "The mean of what a window sees, channel by channel.")
        .withHyperparameters(kernelSize, stride, padding, ceilMode, countIncludePad);
  }

  Descriptor adaptive(String name, String what) {
    return Descriptor.of(name, "The " + what + " of each of so many even parts of a channel.")
        .withHyperparameters(outputSize);
  }

  void check(Hyperparameters values, Problems problems) {
    for (int i = 0; i < dimensions; i++) {
      int most = values.get(kernelSize).get(i) / 2;
      if (values.get(padding).get(i) > most) {
        problems.add(padding.name(), "must be at most half the kernel, here " + most);
      }
    }
  }

  Layer maxLayer(Hyperparameters values) {
    return new PoolingLayer(
        dimensions,
        true,
        (name, length, dimension) ->
            spans(values, name, length, dimension, values.get(dilation).get(dimension), false));
  }

  Layer meanLayer(Hyperparameters values) {
    boolean counted = values.get(countIncludePad);
    return new PoolingLayer(
        dimensions,
        false,
        (name, length, dimension) -> spans(values, name, length, dimension, 1, counted));
  }

  Layer adaptiveLayer(Hyperparameters values, boolean largest) {
    return new PoolingLayer(
        dimensions,
        largest,
        (name, length, dimension) ->
            Spans.adaptive(name, length, values.get(outputSize).get(dimension)));
  }

  private Spans spans(
      Hyperparameters values,
      String name,
      int length,
      int dimension,
      int dilated,
      boolean countPadding) {
    int kernel = values.get(kernelSize).get(dimension);
    int distance = values.get(stride).map(given -> given.get(dimension)).orElse(kernel);
    int zeros = values.get(padding).get(dimension);
    Axis axis =
        Axis.of(name, length, kernel, distance, zeros, zeros, dilated, values.get(ceilMode));
    return Spans.of(name, axis, zeros, countPadding);
  }
}
