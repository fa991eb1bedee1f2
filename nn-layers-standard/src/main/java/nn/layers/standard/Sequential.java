package nn.layers.standard;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/** Layers one after another; their names are their positions, from {@code 0}. */
public final class Sequential implements LayerProvider {
  static final Hyperparameter<List<Spec>> LAYERS =
      Hyperparameter.components("layers", "The layers, in the order of the data.");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("sequential", "Layers one after another.")
        .withReference("torch.nn.Sequential")
        .withHyperparameters(LAYERS);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return Chain.of(values.get(LAYERS), "", input, context);
  }

  /** Layers one after another. */
  record Chain(List<Layer> layers) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      String output = input;
      Shape shape = sample;
      for (Layer layer : layers) {
        output = layer.export(graph, output, shape);
        shape = layer.outputShape(shape);
      }
      return output;
    }

    /**
     * Makes layers.
     *
     * @param prefix what stands before the position of a layer in its name
     */
    static Chain of(List<Spec> specs, String prefix, Shape input, LayerContext context) {
      List<Layer> layers = new ArrayList<>();
      Shape shape = input;
      for (int i = 0; i < specs.size(); i++) {
        Layer layer = context.layer(prefix + i, specs.get(i), shape);
        layers.add(layer);
        shape = layer.outputShape(shape);
      }
      return new Chain(List.copyOf(layers));
    }

    @Override
    public Tensor forward(Tensor batch) {
      Tensor output = batch;
      for (Layer layer : layers) {
        output = layer.forward(output);
      }
      return output;
    }

    @Override
    public Shape outputShape(Shape sample) {
      Shape shape = sample;
      for (Layer layer : layers) {
        shape = layer.outputShape(shape);
      }
      return shape;
    }

    @Override
    public long multiplyAdds(Shape sample) {
      long sum = 0;
      Shape shape = sample;
      for (Layer layer : layers) {
        sum += layer.multiplyAdds(shape);
        shape = layer.outputShape(shape);
      }
      return sum;
    }
  }
}
