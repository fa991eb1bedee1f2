package nn.activations;

import java.util.List;
import nn.api.Dims;
import nn.api.Operation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.activation.ActivationContext;
import nn.api.activation.ActivationProvider;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** The logarithm of softmax: x − log Σ eˣ. */
public final class LogSoftmax implements ActivationProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("log_softmax", "x − log Σ eˣ along a dimension, without overflow.")
        .withReference("torch.nn.LogSoftmax")
        .withHyperparameters(Softmax.DIM);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function(Softmax.dims(values));
  }

  /** ∂L/∂x = u − eʸ Σ u, with u = ∂L/∂y. */
  private record Function(Dims dims) implements Activation, Operation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add(
          "LogSoftmax", Attributes.NONE.with("axis", dims.indices().getFirst()), input);
    }

    @Override
    public Tensor forward(Tensor input) {
      return input.apply(this);
    }

    @Override
    public Result forward(List<Tensor> inputs) {
      Tensor x = Softmax.shifted(inputs.getFirst(), dims);
      Tensor y = x.sub(x.exp().sum(dims).log());
      return new Result(y, u -> List.of(u.sub(y.exp().mul(u.sum(dims)))));
    }

    @Override
    public String name() {
      return "log_softmax";
    }
  }
}
