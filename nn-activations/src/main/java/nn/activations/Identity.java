package nn.activations;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.export.ExportGraph;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The identity: f(x) = x. */
public final class Identity implements ActivationProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("identity", "x itself; its derivative is 1.")
        .withReference("torch.nn.Identity");
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function();
  }

  private record Function() implements Activation {
    @Override
    public Tensor forward(Tensor input) {
      return input;
    }

    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return input;
    }
  }
}
