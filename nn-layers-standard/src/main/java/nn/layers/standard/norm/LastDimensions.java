package nn.layers.standard.norm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.kernel.Kernels;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.layers.standard.norm.RowNormalization.Layout;

/**
 * Normalizes the last dimensions of every sample.
 *
 * @param normalized their lengths
 * @param centers whether the mean is subtracted
 */
record LastDimensions(Shape normalized, Scale scale, double eps, boolean centers, Kernels kernels)
    implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    int length = normalized.size();
    String rows = graph.reshape(input, sample.size() / length, length);
    String values = new NormExport(graph, eps, centers).normalized(rows);
    return scale.apply(graph, graph.reshape(values, sample.toArray()), normalized);
  }

  /** Returns the lengths that are given, or that of the last dimension. */
  static Shape shape(Optional<List<Long>> given, Shape input) {
    if (given.isEmpty() && input.rank() == 0) {
      throw new InputShapeException("needs a dimension to normalize");
    }
    int[] lengths =
        given
            .map(all -> all.stream().mapToInt(Math::toIntExact).toArray())
            .orElseGet(() -> new int[] {input.length(-1)});
    Shape shape = Shape.of(lengths);
    check(shape, input);
    return shape;
  }

  private static void check(Shape normalized, Shape input) {
    int[] lengths = input.toArray();
    int first = lengths.length - normalized.rank();
    if (first < 0
        || !Shape.of(Arrays.copyOfRange(lengths, first, lengths.length)).equals(normalized)) {
      throw new InputShapeException("needs the last dimensions to be " + normalized);
    }
  }

  @Override
  public Tensor forward(Tensor batch) {
    int[] lengths = batch.shape().toArray();
    check(normalized, Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)));
    int length = normalized.size();
    Layout layout = new Layout(batch.shape().size() / Math.max(1, length), length, 1, length);
    return scale.apply(
        batch, new RowNormalization(kernels, batch.shape(), layout, eps, centers, batch));
  }

  @Override
  public Shape outputShape(Shape sample) {
    check(normalized, sample);
    return sample;
  }
}
