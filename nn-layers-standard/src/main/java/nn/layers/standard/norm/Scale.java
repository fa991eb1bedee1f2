package nn.layers.standard.norm;

import java.util.Arrays;
import nn.api.ArrayOperation;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.init.Initializers;
import nn.api.layer.LayerContext;
import org.jspecify.annotations.Nullable;

/** The learned scale of a normalization, which starts at 1, and its shift, which starts at 0. */
record Scale(@Nullable Parameter weight, @Nullable Parameter bias) {
  static final Scale NONE = new Scale(null, null);

  static Scale create(LayerContext context, Shape shape, boolean shifts) {
    return new Scale(
        context.parameter("weight", shape, ParameterRole.NORM, Initializers.constant(1)),
        shifts ? context.parameter("bias", shape, ParameterRole.NORM, Initializers.zeros()) : null);
  }

  /** Applies an operation whose further inputs these are, the scale first. */
  Tensor apply(Tensor x, ArrayOperation operation) {
    if (weight == null) {
      return x.apply(operation);
    }
    return bias == null ? x.apply(operation, weight) : x.apply(operation, weight, bias);
  }

  /** Returns the scale in a graph, ones if none is learned. */
  String weight(ExportGraph graph, int count) {
    return weight == null
        ? constant(graph, count, 1)
        : graph.constant(Shape.of(count), weight.toArray());
  }

  /** Returns the shift in a graph, zeros if none is learned. */
  String bias(ExportGraph graph, int count) {
    return bias == null
        ? constant(graph, count, 0)
        : graph.constant(Shape.of(count), bias.toArray());
  }

  private static String constant(ExportGraph graph, int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return graph.constant(Shape.of(count), values);
  }

  /**
   * Applies the scale and the shift in a graph.
   *
   * @param shape that of both, so that they are spread over the values
   */
  String apply(ExportGraph graph, String input, Shape shape) {
    if (weight == null) {
      return input;
    }
    String scaled =
        graph.add("Mul", Attributes.NONE, input, graph.constant(shape, weight.toArray()));
    return bias == null
        ? scaled
        : graph.add("Add", Attributes.NONE, scaled, graph.constant(shape, bias.toArray()));
  }
}
