package nn.layers.standard.image;

import java.util.List;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;

/**
 * Writes pooling as operators of ONNX: by its own where all places have one window, otherwise
 * dimension by dimension.
 *
 * @param spans what each dimension of an image or a sequence is divided into
 */
record PoolingExport(ExportGraph graph, List<Spans> spans) {
  /** A batch has samples and channels in front. */
  private static final int FIRST = 2;

  String largest(String input) {
    if (spans.stream().allMatch(each -> each.axis().isPresent())) {
      return graph.add(
          "MaxPool",
          window().with("dilations", axes().map(axis -> (long) axis.dilation()).toList()),
          input);
    }
    String output = input;
    for (int i = 0; i < spans.size(); i++) {
      output = largest(output, spans.get(i), FIRST + i);
    }
    return output;
  }

  /** Gathers what each place sees, its first element as often as it takes to make all as long. */
  private String largest(String input, Spans parts, int dimension) {
    int longest = 0;
    for (int i = 0; i < parts.places(); i++) {
      longest = Math.max(longest, parts.to(i) - parts.from(i));
    }
    long[] seen = new long[parts.places() * longest];
    for (int i = 0; i < seen.length; i++) {
      int place = i / longest;
      int at = parts.from(place) + i % longest;
      seen[i] = at < parts.to(place) ? at : parts.from(place);
    }
    String gathered =
        graph.add(
            "Gather",
            Attributes.NONE.with("axis", dimension),
            input,
            graph.whole(Shape.of(parts.places(), longest), seen));
    return graph.add(
        "ReduceMax", Attributes.NONE.with("keepdims", 0), gathered, graph.list(dimension + 1L));
  }

  /** Means are sums with weights, over rows and then over columns. */
  String mean(String input) {
    String output = graph.add("MatMul", Attributes.NONE, input, weights(spans.getLast(), true));
    return spans.size() == 1
        ? output
        : graph.add("MatMul", Attributes.NONE, weights(spans.getFirst(), false), output);
  }

  private String weights(Spans parts, boolean isRight) {
    int places = parts.places();
    int input = parts.input();
    float[] weights = new float[places * input];
    for (int place = 0; place < places; place++) {
      for (int i = parts.from(place); i < parts.to(place); i += parts.step()) {
        weights[isRight ? i * places + place : place * input + i] = 1f / parts.counted(place);
      }
    }
    return graph.constant(isRight ? Shape.of(input, places) : Shape.of(places, input), weights);
  }

  private Stream<Axis> axes() {
    return spans.stream().map(each -> each.axis().orElseThrow());
  }

  private Attributes window() {
    Stream<Long> before = axes().map(axis -> (long) axis.before());
    Stream<Long> after = axes().map(axis -> Math.max(0, axis.after()));
    return Attributes.NONE
        .with("kernel_shape", axes().map(axis -> (long) axis.kernel()).toList())
        .with("strides", axes().map(axis -> (long) axis.stride()).toList())
        .with("pads", Stream.concat(before, after).toList());
  }
}
