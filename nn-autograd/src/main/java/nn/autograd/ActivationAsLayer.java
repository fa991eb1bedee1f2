package nn.autograd;

import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.export.ExportGraph;
import nn.api.init.Initializers;
import nn.api.kernel.Kernels;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/** An activation function where a layer is expected. */
record ActivationAsLayer(ActivationProvider provider) implements LayerProvider {

  @Override
  public Descriptor descriptor() {
    return provider.descriptor();
  }

  @Override
  public void check(Hyperparameters values, Problems problems) {
    provider.check(values, problems);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return new Function(provider.create(values, new Context(context)));
  }

  private record Function(Activation activation) implements Layer {
    @Override
    public Tensor forward(Tensor batch) {
      return activation.forward(batch);
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return activation.export(graph, input, sample);
    }
  }

  private record Context(LayerContext layer) implements ActivationContext {
    @Override
    public Parameter parameter(String name, Shape shape, float initial) {
      return layer.parameter(name, shape, ParameterRole.ACTIVATION, Initializers.constant(initial));
    }

    @Override
    public Kernels kernels() {
      return layer.kernels();
    }
  }
}
