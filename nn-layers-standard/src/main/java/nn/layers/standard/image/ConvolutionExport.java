package nn.layers.standard.image;

import java.util.List;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import org.jspecify.annotations.Nullable;

/** Writes convolutions as operators of ONNX, which name what PyTorch does. */
record ConvolutionExport(Geometry geometry, int dimensions) {

  String convolution(ExportGraph graph, String input, Parameter weight, @Nullable Parameter bias) {
    return add(graph, "Conv", attributes(), input, weight, bias);
  }

  /** The convolution that goes the other way is described. */
  String transposed(ExportGraph graph, String input, Parameter weight, @Nullable Parameter bias) {
    List<Long> longer = axes().stream().map(axis -> Math.max(0, -axis.after())).toList();
    Attributes attributes = attributes().with("output_padding", longer);
    return add(graph, "ConvTranspose", attributes, input, weight, bias);
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
                axes.stream().map(axis -> (long) axis.before()), axes.stream().map(axis -> Math.max(0, axis.after())))
            .toList();
    return Attributes.NONE
        .with("kernel_shape", axes.stream().map(axis -> (long) axis.kernel()).toList())
        .with("strides", axes.stream().map(axis -> (long) axis.stride()).toList())
        .with("dilations", axes.stream().map(axis -> (long) axis.dilation()).toList())
        .with("pads", pads)
        .with("group", geometry.groups());
  }
}
