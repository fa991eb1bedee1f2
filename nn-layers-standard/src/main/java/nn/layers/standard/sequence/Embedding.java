package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.api.ArrayOperation;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.kernel.Workers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.layers.standard.Sizes;
import org.jspecify.annotations.Nullable;

/** A row of a table for every whole number; rows that a batch does not use get no gradient. */
public final class Embedding implements LayerProvider {
  private static final Hyperparameter<Long> NUM_EMBEDDINGS =
      Hyperparameter.whole("num_embeddings", Sizes.RANGE, "Rows of the table, from number 0.");
  private static final Hyperparameter<Long> EMBEDDING_DIM =
      Hyperparameter.whole("embedding_dim", Sizes.RANGE, "Length of a row.");
  private static final Hyperparameter<Optional<Long>> PADDING_IDX =
      Hyperparameter.whole(
              "padding_idx", Range.atLeast(0), "A number whose row starts at 0 and stays there.")
          .optional()
          .byDefault(Optional.empty());

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("embedding", "Looks up a row of a table for every whole number.")
        .withFormula("y[i] = W[x[i]]")
        .withReference("torch.nn.Embedding")
        .withHyperparameters(NUM_EMBEDDINGS, EMBEDDING_DIM, PADDING_IDX);
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    long rows = values.get(NUM_EMBEDDINGS);
    values
        .get(PADDING_IDX)
        .filter(index -> index >= rows)
        .ifPresent(
            index -> problems.in(PADDING_IDX.name()).addValue(index, "must be below " + rows));
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    int rows = Math.toIntExact(values.get(NUM_EMBEDDINGS));
    int columns = Math.toIntExact(values.get(EMBEDDING_DIM));
    int padding = values.get(PADDING_IDX).map(Math::toIntExact).orElse(-1);
    Initializer normal = Initializers.normal(0, 1);
    Parameter weight =
        context.parameter(
            "weight",
            Shape.of(rows, columns),
            ParameterRole.EMBEDDING,
            (shape, random) -> {
              float[] start = normal.values(shape, random);
              if (padding >= 0) {
                Arrays.fill(start, padding * columns, (padding + 1) * columns, 0);
              }
              return start;
            });
    return new Function(weight, padding);
  }

  private record Function(Parameter weight, int padding) implements Layer {
    /** The type of whole numbers in ONNX. */
    private static final long INT64 = 7;

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String rows = graph.add("Cast", Attributes.NONE.with("to", INT64), input);
      return graph.add("Gather", Attributes.NONE.with("axis", 0), graph.constant(weight), rows);
    }

    @Override
    public Tensor forward(Tensor batch) {
      return batch.apply(new Lookup(padding, weight.shape(), outputShape(batch.shape())), weight);
    }

    @Override
    public Shape outputShape(Shape sample) {
      int[] lengths = Arrays.copyOf(sample.toArray(), sample.rank() + 1);
      lengths[sample.rank()] = weight.shape().length(1);
      return Shape.of(lengths);
    }
  }

  /** Copies rows, and adds gradients to the rows that were copied, in the order of the numbers. */
  private record Lookup(int padding, Shape table, Shape outputShape) implements ArrayOperation {
    @Override
    public String name() {
      return "embedding";
    }

    private int columns() {
      return table.length(1);
    }

    @Override
    public void forward(List<Operand> inputs, float[] output, Workers workers) {
      Operand numbers = inputs.get(0);
      Operand w = inputs.get(1);
      for (int i = 0; i < numbers.shape().size(); i++) {
        int row = row(numbers, i);
        System.arraycopy(w.array(), w.from() + row * columns(), output, i * columns(), columns());
      }
    }

    private int row(Operand numbers, int i) {
      float number = numbers.array()[numbers.from() + i];
      int row = (int) number;
      if (row != number || row < 0 || row >= table.length(0)) {
        throw new InputShapeException(
            "needs whole numbers from 0 to "
                + (table.length(0) - 1)
                + ", but element "
                + i
                + " of the batch is "
                + number
                + "; num_embeddings has to be larger than every number");
      }
      return row;
    }

    @Override
    public void backward(
        List<Operand> inputs,
        float[] output,
        float[] upstream,
        List<@Nullable Operand> gradients,
        Workers workers) {
      Operand numbers = inputs.get(0);
      Operand none = gradients.get(0);
      if (none != null) {
        Arrays.fill(none.array(), none.from(), none.from() + none.shape().size(), 0);
      }
      Operand dw = gradients.get(1);
      if (dw != null) {
        Arrays.fill(dw.array(), dw.from(), dw.from() + table.size(), 0);
        for (int i = 0; i < numbers.shape().size(); i++) {
          add(upstream, i, row(numbers, i), dw);
        }
      }
    }

    private void add(float[] upstream, int i, int row, Operand dw) {
      int from = i * columns();
      int to = dw.from() + row * columns();
      for (int j = 0; row != padding && j < columns(); j++) {
        dw.array()[to + j] += upstream[from + j];
      }
    }
  }
}
