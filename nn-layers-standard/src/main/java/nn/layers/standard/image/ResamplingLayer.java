package nn.layers.standard.image;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.layers.standard.image.Resampling.Taps;

/**
 * Makes images and sequences larger.
 *
 * @param sides says where the elements of a dimension come from
 * @param outside the value of what lies outside of the input
 */
record ResamplingLayer(Sides sides, float outside) implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    Taps columns = columns(sample);
    String output = graph.add("MatMul", Attributes.NONE, input, matrix(graph, columns, true));
    if (sample.rank() == 3) {
      output = graph.add("MatMul", Attributes.NONE, matrix(graph, rows(sample), false), output);
    }
    return outside == 0
        ? output
        : graph.add("Add", Attributes.NONE, output, border(graph, rows(sample), columns));
  }

  /** Says where the elements of a dimension come from. */
  @FunctionalInterface
  interface Sides {
    /**
     * Returns the taps.
     *
     * @param name the dimension, for errors
     * @param isHeight whether it is the height of an image
     */
    Taps of(String name, int length, boolean isHeight);
  }

  @Override
  public Tensor forward(Tensor batch) {
    Shape shape = batch.shape();
    int dimensions = shape.rank() - 2;
    checkDimensions(dimensions);
    Shape sample = Images.sampleOf(shape, dimensions);
    Shape output = Images.batch(shape.length(0), outputShape(sample));
    return batch.apply(new Resampling(rows(sample), columns(sample), outside, output));
  }

  private static void checkDimensions(int dimensions) {
    if (dimensions != 1 && dimensions != 2) {
      throw new InputShapeException(
          "needs images, [channels, height, width], or sequences, [channels, length]");
    }
  }

  @Override
  public Shape outputShape(Shape sample) {
    int dimensions = sample.rank() - 1;
    checkDimensions(dimensions);
    int channels = Images.channels(sample, dimensions);
    return Images.sample(dimensions, channels, rows(sample).output(), columns(sample).output());
  }

  private Taps rows(Shape sample) {
    return sample.rank() == 3
        ? sides.of("height", sample.length(1), true)
        : Taps.of(1, new int[] {0});
  }

  private Taps columns(Shape sample) {
    return sides.of(sample.rank() == 3 ? "width" : "length", sample.length(-1), false);
  }

  /** Returns the weights of what an element of the output is the mean of. */
  private static String matrix(ExportGraph graph, Taps taps, boolean isRight) {
    int output = taps.output();
    int input = taps.input();
    float[] weights = new float[output * input];
    for (int i = 0; i < output; i++) {
      if (taps.first()[i] >= 0) {
        float part = taps.part()[i];
        int first = taps.first()[i];
        int second = taps.second()[i];
        weights[isRight ? first * output + i : i * input + first] += 1 - part;
        weights[isRight ? second * output + i : i * input + second] += part;
      }
    }
    return graph.constant(isRight ? Shape.of(input, output) : Shape.of(output, input), weights);
  }

  /** Returns what lies outside of the input, and 0 within. */
  private String border(ExportGraph graph, Taps rows, Taps columns) {
    float[] border = new float[rows.output() * columns.output()];
    for (int i = 0; i < border.length; i++) {
      boolean isOutside =
          rows.first()[i / columns.output()] < 0 || columns.first()[i % columns.output()] < 0;
      border[i] = isOutside ? outside : 0;
    }
    return graph.constant(Shape.of(rows.output(), columns.output()), border);
  }
}
