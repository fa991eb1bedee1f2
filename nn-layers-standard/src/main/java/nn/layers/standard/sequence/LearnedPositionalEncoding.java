package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.Optional;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.init.Initializers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.layers.standard.Sizes;

/** Adds to every step a learned row for its position. */
public final class LearnedPositionalEncoding implements LayerProvider {
  private static final Hyperparameter<Optional<Long>> MAX_STEPS =
      Sizes.ofInput("max_steps", "Steps of the longest sequence");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("learned_positional_encoding", "Adds a learned row for each position.")
        .withFormula("y[p] = x[p] + W[p]")
        .withReference("Devlin et al., 2018, arXiv:1810.04805; W starts at N(0, 0.02²)")
        .withHyperparameters(MAX_STEPS);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() != 2) {
      throw new InputShapeException("needs sequences, [steps, features]");
    }
    int steps = values.get(MAX_STEPS).map(Math::toIntExact).orElse(input.length(0));
    Shape shape = Shape.of(steps, input.length(1));
    Function function =
        new Function(
            context.parameter(
                "weight", shape, ParameterRole.EMBEDDING, Initializers.normal(0, 0.02)));
    function.outputShape(input);
    return function;
  }

  private record Function(Parameter weight) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      Shape seen = Shape.of(sample.length(0), sample.length(1));
      float[] rows = Arrays.copyOf(weight.toArray(), seen.size());
      return graph.add("Add", Attributes.NONE, input, graph.constant(seen, rows));
    }

    @Override
    public Tensor forward(Tensor batch) {
      Shape shape = batch.shape();
      if (shape.rank() != 3) {
        throw new InputShapeException("needs a batch of sequences, [samples, steps, features]");
      }
      outputShape(Shape.of(shape.length(1), shape.length(2)));
      return batch.add(weight.slice(0, 0, shape.length(1)));
    }

    @Override
    public Shape outputShape(Shape sample) {
      Shape table = weight.shape();
      if (sample.rank() != 2
          || sample.length(0) > table.length(0)
          || sample.length(1) != table.length(1)) {
        throw new InputShapeException(
            "needs sequences of at most "
                + table.length(0)
                + " steps, each of "
                + table.length(1)
                + " features");
      }
      return sample;
    }
  }
}
