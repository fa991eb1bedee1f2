package nn.tck.builtin;

import static nn.tck.builtin.LayerRow.row;

import java.util.List;
import nn.api.Shape;

/** What the layers of images are tested with. */
final class ImageRows {
  private ImageRows() {}

  static List<LayerRow> images() {
    return List.of(
        row(
            "adaptive_avg_pool1d",
            Shape.of(2, 7),
            "adaptive_avg_pool1d(output_size=3)",
            "adaptive_avg_pool1d(output_size=9)"),
        row(
            "adaptive_avg_pool2d",
            Shape.of(2, 5, 4),
            "adaptive_avg_pool2d(output_size=1)",
            "adaptive_avg_pool2d(output_size=[2, 3])"),
        row("adaptive_max_pool1d", Shape.of(2, 7), "adaptive_max_pool1d(output_size=3)"),
        row("adaptive_max_pool2d", Shape.of(2, 5, 4), "adaptive_max_pool2d(output_size=[2, 3])"),
        row(
            "avg_pool1d",
            Shape.of(2, 9),
            "avg_pool1d(kernel_size=2)",
            "avg_pool1d(kernel_size=4, stride=3, padding=2, ceil_mode=true)",
            "avg_pool1d(kernel_size=2, stride=5)"),
        row(
            "avg_pool2d",
            Shape.of(2, 5, 6),
            "avg_pool2d(kernel_size=2)",
            "avg_pool2d(kernel_size=3, stride=2, padding=1, ceil_mode=true)",
            "avg_pool2d(kernel_size=3, stride=[1, 2], padding=1, count_include_pad=false)"),
        row(
            "conv1d",
            Shape.of(2, 7),
            "conv1d(out_channels=3, kernel_size=3)",
            "conv1d(out_channels=2, kernel_size=4, stride=2, padding=3, groups=2, bias=false)"),
        row("conv1d", Shape.of(2, 1), "conv1d(out_channels=3, kernel_size=5, padding=same)"),
        row(
            "conv2d",
            Shape.of(2, 5, 4),
            "conv2d(out_channels=3, kernel_size=3)",
            "conv2d(out_channels=2, kernel_size=1)",
            "conv2d(out_channels=2, kernel_size=1, padding=[0, 2], stride=3)",
            "conv2d(out_channels=2, kernel_size=2, stride=2, dilation=2, bias=false)",
            "conv2d(out_channels=4, kernel_size=[3, 2], padding=same, groups=2, dilation=[1, 2])"),
        row(
            "conv2d",
            Shape.of(2, 3, 1),
            "conv2d(out_channels=2, kernel_size=3, padding=1)",
            "conv2d(out_channels=2, kernel_size=5, padding=same)",
            "conv2d(out_channels=2, kernel_size=3, padding=3, stride=3)",
            "conv2d(out_channels=2, kernel_size=2, padding=4, dilation=3)"),
        row(
            "conv_transpose1d",
            Shape.of(2, 4),
            "conv_transpose1d(out_channels=3, kernel_size=3)",
            "conv_transpose1d(out_channels=2, kernel_size=3, stride=2, dilation=2, groups=2)"),
        row(
            "conv_transpose1d",
            Shape.of(2, 1),
            "conv_transpose1d(out_channels=2, kernel_size=1, stride=3)",
            "conv_transpose1d(out_channels=2, kernel_size=5, padding=2)",
            "conv_transpose1d(out_channels=2, kernel_size=2, dilation=3, output_padding=2)"),
        row(
            "conv_transpose2d",
            Shape.of(2, 3, 2),
            "conv_transpose2d(out_channels=2, kernel_size=2, stride=2)",
            "conv_transpose2d(out_channels=2, kernel_size=3, stride=2, padding=1,"
                + " output_padding=1)"),
        row(
            "conv_transpose2d",
            Shape.of(2, 2, 4),
            "conv_transpose2d(out_channels=1, kernel_size=[2, 3], padding=[0, 2], bias=false)"),
        row(
            "max_pool1d",
            Shape.of(2, 9),
            "max_pool1d(kernel_size=2)",
            "max_pool1d(kernel_size=3, stride=2, padding=1, dilation=2)"),
        row("max_pool1d", Shape.of(2, 3), "max_pool1d(kernel_size=2, padding=1, dilation=3)"),
        row(
            "max_pool2d",
            Shape.of(2, 5, 6),
            "max_pool2d(kernel_size=2)",
            "max_pool2d(kernel_size=3, stride=2, padding=1, ceil_mode=true)",
            "max_pool2d(kernel_size=[2, 3], stride=[1, 2], dilation=[2, 1])"),
        row(
            "pad",
            Shape.of(2, 3, 4),
            "pad(padding=1, value=1.5)",
            "pad(padding=[1, 2, 2, 1], mode=reflect)",
            "pad(padding=[3, 1, 0, 2], mode=replicate)",
            "pad(padding=[3, 1, 2, 2], mode=circular)"),
        row("pad", Shape.of(2, 4), "pad(padding=[3, 1, 0, 0], mode=reflect)"),
        row(
            "upsample",
            Shape.of(2, 3, 4),
            "upsample(scale_factor=2)",
            "upsample(size=[5, 7])",
            "upsample(scale_factor=3, mode=bilinear)",
            "upsample(size=[6, 2], mode=bilinear, align_corners=true)"),
        row("upsample", Shape.of(2, 3), "upsample(scale_factor=2, mode=bilinear)"));
  }
}
