package nn.layers.standard;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** Gives its input to several branches and joins their outputs along a dimension. */
public final class Parallel implements LayerProvider {
  private static final Hyperparameter<List<Spec>> BRANCHES =
      Hyperparameter.components(
          "branches", "The branches, each a layer; 'sequential' makes one of several.");
  private static final Hyperparameter<Long> DIM =
      Hyperparameter.whole(
              "dim",
              Range.closed(-64, 63),
              "The dimension of a sample to join along: 0 are the channels of an image, −1 is the"
                  + " last.")
          .byDefault(0L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("parallel", "Joins the outputs of several branches for the same input.")
        .withFormula("y = concat(F₀(x), F₁(x), …)")
        .withReference("Szegedy et al., 2014, arXiv:1409.4842")
        .withHyperparameters(BRANCHES, DIM);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    List<Spec> specs = values.get(BRANCHES);
    List<Layer> branches = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      branches.add(context.layer(Integer.toString(i), specs.get(i), input));
    }
    Function function = new Function(List.copyOf(branches), Math.toIntExact(values.get(DIM)));
    function.outputShape(input);
    return function;
  }

  private record Function(List<Layer> branches, int dim) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String[] outputs =
          branches.stream()
              .map(branch -> branch.export(graph, input, sample))
              .toArray(String[]::new);
      return graph.add("Concat", Attributes.NONE.with("axis", dim < 0 ? dim : dim + 1), outputs);
    }

    @Override
    public Tensor forward(Tensor batch) {
      List<Tensor> outputs = branches.stream().map(branch -> branch.forward(batch)).toList();
      return outputs
          .getFirst()
          .concat(
              dim < 0 ? dim : dim + 1, outputs.subList(1, outputs.size()).toArray(Tensor[]::new));
    }

    @Override
    public Shape outputShape(Shape sample) {
      List<Shape> outputs = branches.stream().map(branch -> branch.outputShape(sample)).toList();
      int[] first = outputs.getFirst().toArray();
      int at = dim < 0 ? dim + first.length : dim;
      if (at < 0 || at >= first.length) {
        throw new InputShapeException(
            "needs branches whose outputs have a dimension " + dim + ", but these are " + outputs);
      }
      int joined = 0;
      for (Shape output : outputs) {
        joined += lengthIfFitting(output, first, at, outputs);
      }
      first[at] = joined;
      return Shape.of(first);
    }

    private static int lengthIfFitting(Shape output, int[] first, int at, List<Shape> outputs) {
      boolean fits = output.rank() == first.length;
      for (int i = 0; fits && i < first.length; i++) {
        fits = i == at || output.length(i) == first[i];
      }
      if (!fits) {
        throw new InputShapeException(
            "needs branches whose outputs differ in dimension "
                + at
                + " at most, but these are "
                + outputs);
      }
      return output.length(at);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return branches.stream().mapToLong(branch -> branch.multiplyAdds(sample)).sum();
    }
  }
}
