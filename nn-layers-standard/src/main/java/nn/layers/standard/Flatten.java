package nn.layers.standard;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Makes a row of all values of a sample. */
public final class Flatten implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "flatten", "Makes a row of all values of a sample: of an image its pixels.")
        .withReference("torch.nn.Flatten");
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return new Function();
  }

  private record Function() implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Flatten", Attributes.NONE.with("axis", 1), input);
    }

    @Override
    public Tensor forward(Tensor batch) {
      int samples = batch.shape().length(0);
      return batch.reshape(samples, batch.shape().size() / Math.max(1, samples));
    }

    @Override
    public Shape outputShape(Shape sample) {
      return Shape.of(sample.size());
    }
  }
}
