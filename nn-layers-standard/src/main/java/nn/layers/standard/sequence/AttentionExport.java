package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.List;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import org.jspecify.annotations.Nullable;

/**
 * Writes self-attention as operators of ONNX.
 *
 * @param steps of a sequence
 * @param size features of a head
 */
record AttentionExport(ExportGraph graph, int steps, int heads, int size) {

  String attend(
      String input,
      boolean causal,
      Parameter in,
      @Nullable Parameter inBias,
      Parameter out,
      @Nullable Parameter outBias) {
    String all = linear(input, in, inBias);
    List<String> parts =
        graph.add("Split", 3, Attributes.NONE.with("axis", -1).with("num_outputs", 3), all);
    String queries = heads(parts.get(0), false);
    String keys = heads(parts.get(1), true);
    String values = heads(parts.get(2), false);
    String products = graph.add("MatMul", Attributes.NONE, queries, keys);
    String likeness =
        graph.add("Mul", Attributes.NONE, products, graph.number(1 / Math.sqrt(size)));
    String seen = causal ? graph.add("Add", Attributes.NONE, likeness, future()) : likeness;
    String weights = graph.add("Softmax", Attributes.NONE.with("axis", -1), seen);
    String mixed =
        transposed(graph.add("MatMul", Attributes.NONE, weights, values), List.of(0L, 2L, 1L, 3L));
    return linear(graph.reshape(mixed, steps, heads * size), out, outBias);
  }

  /** Returns {@code [samples, heads, steps, size]}, or as columns the last two the other way. */
  private String heads(String features, boolean asColumns) {
    String apart = graph.reshape(features, steps, heads, size);
    return transposed(apart, asColumns ? List.of(0L, 2L, 3L, 1L) : List.of(0L, 2L, 1L, 3L));
  }

  private String transposed(String input, List<Long> order) {
    return graph.add("Transpose", Attributes.NONE.with("perm", order), input);
  }

  /** Returns −∞ where a step would look at a later one. */
  private String future() {
    float[] mask = new float[steps * steps];
    for (int step = 0; step < steps; step++) {
      Arrays.fill(mask, step * steps + step + 1, (step + 1) * steps, Float.NEGATIVE_INFINITY);
    }
    return graph.constant(Shape.of(steps, steps), mask);
  }

  private String linear(String input, Parameter weight, @Nullable Parameter bias) {
    String turned = transposed(graph.constant(weight), List.of(1L, 0L));
    String y = graph.add("MatMul", Attributes.NONE, input, turned);
    return bias == null ? y : graph.add("Add", Attributes.NONE, y, graph.constant(bias));
  }
}
