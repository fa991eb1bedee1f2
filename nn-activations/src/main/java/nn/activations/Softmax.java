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
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Positive numbers that sum to 1 along a dimension: eˣ / Σ eˣ. */
public final class Softmax implements ActivationProvider {
  /** PyTorch's tensors have at most 64 dimensions. */
  static final Hyperparameter<Long> DIM =
      Hyperparameter.whole(
              "dim", Range.closed(-64, 63), "The dimension to sum along; −1 is the last.")
          .byDefault(-1L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("softmax", "eˣ / Σ eˣ along a dimension, without overflow.")
        .withReference("torch.nn.Softmax")
        .withHyperparameters(DIM);
  }

  @Override
  public Activation create(Hyperparameters values, ActivationContext context) {
    return new Function(dims(values));
  }

  static Dims dims(Hyperparameters values) {
    return Dims.of(Math.toIntExact(values.get(DIM))).keep();
  }

  /** Returns x − max x, which has the same softmax and cannot overflow. */
  static Tensor shifted(Tensor x, Dims dims) {
    return x.sub(x.max(dims));
  }

  /** ∂L/∂x = y (u − Σ u y), with u = ∂L/∂y. */
  private record Function(Dims dims) implements Activation, Operation {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return graph.add("Softmax", Attributes.NONE.with("axis", dims.indices().getFirst()), input);
    }

    @Override
    public Tensor forward(Tensor input) {
      return input.apply(this);
    }

    @Override
    public Result forward(List<Tensor> inputs) {
      Tensor e = shifted(inputs.getFirst(), dims).exp();
      Tensor y = e.div(e.sum(dims));
      return new Result(y, u -> List.of(y.mul(u.sub(u.mul(y).sum(dims)))));
    }

    @Override
    public String name() {
      return "softmax";
    }
  }
}
