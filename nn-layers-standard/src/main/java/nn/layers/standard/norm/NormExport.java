package nn.layers.standard.norm;

import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;

/** Writes the normalization of rows, the last dimension, as operators of ONNX. */
record NormExport(ExportGraph graph, double eps, boolean centers) {

  /**
   * Returns {@code (x − mean) / √(var + eps)}, or without centring {@code x / √(mean x² + eps)}.
   */
  String normalized(String input) {
    String x = centers ? graph.add("Sub", Attributes.NONE, input, mean(input)) : input;
    String square = mean(graph.add("Mul", Attributes.NONE, x, x));
    String shifted =
        graph.add("Add", Attributes.NONE, square, graph.constant(Shape.of(), (float) eps));
    return graph.add("Div", Attributes.NONE, x, graph.add("Sqrt", Attributes.NONE, shifted));
  }

  private String mean(String input) {
    return graph.add("ReduceMean", Attributes.NONE.with("keepdims", 1), input, graph.list(-1));
  }
}
