package nn.layers.standard.image;

import java.util.List;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import org.jspecify.annotations.Nullable;

/** Writes convolutions as operators of ONNX, which name what PyTorch does. */
record ConvolutionExport(Geometry geometry, int dimensions) {

  String convolution(ExportGraph graph, String input, Parameter weight, @Nullable Parameter bias) {
    return add(graph, "Conv", attributes(), input, weight, bias);
  }

  /**
   * Writes the convolution that goes the other way. Where the output is longer than what the kernel
   * reaches, zeros follow: ONNX Runtime refuses an {@code output_padding} as long as a stride.
   */
  String transposed(ExportGraph graph, String input, Parameter weight, @Nullable Parameter bias) {
    if (axes().stream().allMatch(axis -> axis.after() >= 0)) {
      return add(graph, "ConvTranspose", attributes(), input, weight, bias);
    }
    String reached = add(graph, "ConvTranspose", attributes(), input, weight, null);
    String y = graph.add("Pad", Attributes.NONE, reached, graph.list(missing()));
    return bias == null
        ? y
        : graph.add("Add", Attributes.NONE, y, graph.constant(spread(bias), bias.toArray()));
  }

  /** Returns what is added in front of and behind samples, channels and places. */
  private long[] missing() {
    int rank = dimensions + 2;
    long[] pads = new long[2 * rank];
    for (int i = 0; i < dimensions; i++) {
      pads[rank + 2 + i] = Math.max(0, -axes().get(i).after());
    }
    return pads;
  }

  private Shape spread(Parameter bias) {
    int channels = bias.shape().size();
    return dimensions == 2 ? Shape.of(channels, 1, 1) : Shape.of(channels, 1);
  }

  private static String add(
      ExportGraph graph,
      String operator,
      Attributes attributes,
      String input,
      Parameter weight,
      @Nullable Parameter bias) {
    String w = graph.constant(weight);
    return bias == null
        ? graph.add(operator, attributes, input, w)
        : graph.add(operator, attributes, input, w, graph.constant(bias));
  }

  private List<Axis> axes() {
    return dimensions == 2
        ? List.of(geometry.rows(), geometry.columns())
        : List.of(geometry.columns());
  }

  private Attributes attributes() {
    List<Axis> axes = axes();
    List<Long> pads =
        Stream.concat(
                axes.stream().map(axis -> (long) axis.before()),
                axes.stream().map(axis -> Math.max(0, axis.after())))
            .toList();
    return Attributes.NONE
        .with("kernel_shape", axes.stream().map(axis -> (long) axis.kernel()).toList())
        .with("strides", axes.stream().map(axis -> (long) axis.stride()).toList())
        .with("dilations", axes.stream().map(axis -> (long) axis.dilation()).toList())
        .with("pads", pads)
        .with("group", geometry.groups());
  }
}
