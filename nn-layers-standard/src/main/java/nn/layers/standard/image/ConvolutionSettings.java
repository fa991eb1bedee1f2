package nn.layers.standard.image;

import java.util.List;
import java.util.Optional;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.PerDimension;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.layers.standard.Sizes;

/**
 * The hyperparameters of convolutions; names, defaults and meaning are PyTorch's.
 *
 * @param dimensions 2 for images, 1 for sequences
 */
record ConvolutionSettings(
    int dimensions,
    Hyperparameter<Long> outChannels,
    Hyperparameter<PerDimension> kernelSize,
    Hyperparameter<PerDimension> stride,
    Hyperparameter<PerDimension> padding,
    Hyperparameter<PerDimension> dilation,
    Hyperparameter<PerDimension> outputPadding,
    Hyperparameter<Long> groups,
    Hyperparameter<Optional<Long>> inChannels) {
  static final String SAME = "same";
  static final String VALID = "valid";
  private static final Range SOME = Range.closed(1, 1 << 15);
  private static final Range ANY = Range.closed(0, 1 << 15);

  static ConvolutionSettings of(int dimensions) {
    PerDimension one = PerDimension.of(1, dimensions);
    PerDimension zero = PerDimension.of(0, dimensions);
    return new ConvolutionSettings(
        dimensions,
        Hyperparameter.whole("out_channels", Sizes.RANGE, "Channels of the output."),
        Hyperparameter.perDimension("kernel_size", dimensions, SOME, "Size of the kernel."),
        Hyperparameter.perDimension("stride", dimensions, SOME, "Distance between two places.")
            .byDefault(one),
        Hyperparameter.perDimension(
                "padding",
                dimensions,
                ANY,
                "Zeros on each side; 'same' makes outputs as large as inputs, 'valid' is none.",
                SAME,
                VALID)
            .byDefault(zero),
        Hyperparameter.perDimension(
                "dilation", dimensions, SOME, "Distance between two elements of the kernel.")
            .byDefault(one),
        Hyperparameter.perDimension(
                "output_padding", dimensions, ANY, "What the output is longer, on one side.")
            .byDefault(zero),
        Hyperparameter.whole("groups", SOME, "Groups of channels that do not see each other.")
            .byDefault(1L),
        Sizes.ofInput("in_channels", "Channels of the input"));
  }

  Descriptor convolution(String name, String input) {
    return Descriptor.of(name, "Convolution over " + input + ".")
        .withFormula("y[o] = Σ W[o, i] ∗ x[i] + b[o]")
        .withHyperparameters(
            outChannels, kernelSize, stride, padding, dilation, groups, Sizes.BIAS, inChannels);
  }

  Descriptor transposed(String name, String input) {
    return Descriptor.of(name, "Transposed convolution over " + input + ", which makes it larger.")
        .withFormula("what a convolution with W makes of the gradient of its output, and + b")
        .withHyperparameters(
            outChannels,
            kernelSize,
            stride,
            padding,
            outputPadding,
            groups,
            Sizes.BIAS,
            dilation,
            inChannels);
  }

  /** Reports what does not go together. */
  void check(Hyperparameters values, Problems problems) {
    boolean isSame = values.get(padding).word().equals(SAME);
    if (isSame && values.get(stride).numbers().stream().anyMatch(each -> each != 1)) {
      problems.add(
          padding.name(), "'same' needs a stride of 1; give numbers to make the output smaller");
    }
    checkGroups(values, problems);
  }

  /** Reports what does not go together in a transposed convolution. */
  void checkTransposed(Hyperparameters values, Problems problems) {
    if (!values.get(padding).word().isEmpty()) {
      problems.add(padding.name(), "must be numbers in a transposed convolution");
    }
    List<Long> more = values.get(outputPadding).numbers();
    for (int i = 0; i < dimensions; i++) {
      long largest = Math.max(values.get(stride).get(i), values.get(dilation).get(i));
      if (more.get(i) >= largest) {
        problems.add(
            outputPadding.name(), "must be smaller than stride or dilation, here below " + largest);
      }
    }
    checkGroups(values, problems);
  }

  private void checkGroups(Hyperparameters values, Problems problems) {
    if (values.get(outChannels) % values.get(groups) != 0) {
      problems.addValue(
          values.get(groups), "'groups' must divide out_channels = " + values.get(outChannels));
    }
  }
}
