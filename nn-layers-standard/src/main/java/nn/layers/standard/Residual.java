package nn.layers.standard;

import java.util.List;
import java.util.Optional;
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
import nn.api.plugin.Spec;

/**
 * Adds its input, or what a shortcut makes of it, to the output of some layers.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1512.03385">He et al., 2015</a>.
 */
public final class Residual implements LayerProvider {
  private static final Hyperparameter<Optional<List<Spec>>> SHORTCUT =
      Hyperparameter.components(
              "shortcut", "Layers for the input; without them it is added as it is.")
          .optional()
          .byDefault(Optional.empty());

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("residual", "Adds its input to the output of some layers.")
        .withFormula("y = F(x) + x, or F(x) + S(x) with a shortcut S")
        .withReference("He et al., 2015, arXiv:1512.03385")
        .withHyperparameters(Sequential.LAYERS, SHORTCUT);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    Layer layers = Sequential.Chain.of(values.get(Sequential.LAYERS), "", input, context);
    Layer shortcut =
        Sequential.Chain.of(values.get(SHORTCUT).orElse(List.of()), "shortcut", input, context);
    return checked(new Function(layers, shortcut), input);
  }

  private static Layer checked(Function function, Shape input) {
    Shape output = function.layers().outputShape(input);
    Shape added = function.shortcut().outputShape(input);
    if (!output.equals(added)) {
      throw new InputShapeException(
          "needs layers and shortcut with outputs of the same shape, but these are "
              + output
              + " and "
              + added);
    }
    return function;
  }

  private record Function(Layer layers, Layer shortcut) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add(
          "Add",
          Attributes.NONE,
          layers.export(graph, input, sample),
          shortcut.export(graph, input, sample));
    }

    @Override
    public Tensor forward(Tensor batch) {
      return layers.forward(batch).add(shortcut.forward(batch));
    }

    @Override
    public Shape outputShape(Shape sample) {
      return layers.outputShape(sample);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return layers.multiplyAdds(sample) + shortcut.multiplyAdds(sample);
    }
  }
}
