package nn.layers.standard.image;

import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.layer.Layer;

/**
 * Looks at every channel through a window.
 *
 * @param dimensions 2 for images, 1 for sequences
 * @param largest whether it takes the largest element, otherwise the mean
 * @param windows says what the window sees of a dimension
 */
record PoolingLayer(int dimensions, boolean largest, Windows windows) implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    List<Spans> spans =
        dimensions == 2 ? List.of(rows(sample), columns(sample)) : List.of(columns(sample));
    PoolingExport export = new PoolingExport(graph, spans);
    return largest ? export.largest(input) : export.mean(input);
  }

  /** Says what a window sees. */
  @FunctionalInterface
  interface Windows {
    /**
     * Returns the parts of a dimension.
     *
     * @param name the dimension, for errors
     * @param dimension 0 for the first that the window moves along
     */
    Spans of(String name, int length, int dimension);
  }

  @Override
  public Tensor forward(Tensor batch) {
    Shape sample = Images.sampleOf(batch.shape(), dimensions);
    Spans rows = rows(sample);
    Spans columns = columns(sample);
    Shape output = Images.batch(batch.shape().length(0), outputShape(sample, rows, columns));
    return batch.apply(
        largest
            ? new MaxPooling(rows, columns, output, batch.scratch(output.size()))
            : new MeanPooling(rows, columns, output));
  }

  @Override
  public Shape outputShape(Shape sample) {
    Images.channels(sample, dimensions);
    return outputShape(sample, rows(sample), columns(sample));
  }

  private Shape outputShape(Shape sample, Spans rows, Spans columns) {
    return Images.sample(dimensions, sample.length(0), rows.places(), columns.places());
  }

  private Spans rows(Shape sample) {
    return dimensions == 2 ? windows.of("height", sample.length(1), 0) : Spans.none();
  }

  private Spans columns(Shape sample) {
    return windows.of(
        dimensions == 2 ? "width" : "length", sample.length(-1), dimensions == 2 ? 1 : 0);
  }
}
