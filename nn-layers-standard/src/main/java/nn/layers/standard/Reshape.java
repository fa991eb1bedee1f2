package nn.layers.standard;

import java.util.Arrays;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;

/** Gives every sample another shape, with the same values in the same order. */
public final class Reshape implements LayerProvider {
  private static final Hyperparameter<List<Long>> SHAPE =
      Hyperparameter.wholes(
              "shape",
              Range.closed(-1, Integer.MAX_VALUE),
              "The new shape; one length may be −1 and is computed. [8, 8] makes a sequence of 8"
                  + " steps of an image of 64 pixels.")
          .byDefault(List.of(-1L));

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("reshape", "Gives every sample another shape.")
        .withReference("torch.nn.Unflatten")
        .withHyperparameters(SHAPE);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    List<Long> lengths = values.get(SHAPE);
    if (lengths.contains(0L) || lengths.stream().filter(each -> each == -1).count() > 1) {
      problems
          .in(SHAPE.name())
          .addValue(lengths, "must have lengths from 1 up, and at most one −1");
    }
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    int[] lengths = values.get(SHAPE).stream().mapToInt(Math::toIntExact).toArray();
    return new Function(Shape.of(known(lengths, input)));
  }

  /** Computes the length that is −1. */
  private static int[] known(int[] lengths, Shape input) {
    long product = 1;
    for (int length : lengths) {
      product *= Math.max(1, length);
    }
    int[] known = lengths.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = known[i] == -1 ? (int) (input.size() / product) : known[i];
    }
    long values = 1;
    for (int length : known) {
      values *= length;
    }
    if (values != input.size()) {
      throw new InputShapeException(
          "needs a number of values per sample that the shape "
              + Arrays.toString(lengths)
              + " divides, and gets "
              + input.size());
    }
    return known;
  }

  private record Function(Shape shape) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.reshape(input, shape.toArray());
    }

    @Override
    public Tensor forward(Tensor batch) {
      int samples = batch.shape().length(0);
      if (batch.shape().size() != samples * shape.size()) {
        throw new InputShapeException("needs " + shape.size() + " values per sample");
      }
      int[] lengths = new int[shape.rank() + 1];
      lengths[0] = samples;
      System.arraycopy(shape.toArray(), 0, lengths, 1, shape.rank());
      return batch.reshape(lengths);
    }

    @Override
    public Shape outputShape(Shape sample) {
      if (sample.size() != shape.size()) {
        throw new InputShapeException(
            "needs " + shape.size() + " values per sample, and gets " + sample.size());
      }
      return shape;
    }
  }
}
