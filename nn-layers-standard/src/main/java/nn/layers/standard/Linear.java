package nn.layers.standard;

import java.util.Optional;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import org.jspecify.annotations.Nullable;

/** {@code y = x·Wᵀ + b} over the last dimension; W is {@code [out, in]}, b {@code [out]}. */
public final class Linear implements LayerProvider {
  private static final Hyperparameter<Long> OUT_FEATURES =
      Hyperparameter.whole("out_features", Sizes.RANGE, "Length of the output's last dimension.");
  private static final Hyperparameter<Optional<Long>> IN_FEATURES =
      Sizes.ofInput("in_features", "Length of the input's last dimension");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("linear", "Fully connected: each output is a weighted sum of all inputs.")
        .withFormula("y = x Wᵀ + b")
        .withReference("torch.nn.Linear")
        .withHyperparameters(OUT_FEATURES, Sizes.BIAS, IN_FEATURES);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() == 0) {
      throw new InputShapeException("needs at least one value");
    }
    int in = input.length(-1);
    Sizes.check(values.get(IN_FEATURES), in, "in_features", "the last dimension");
    int out = Math.toIntExact(values.get(OUT_FEATURES));
    Initializer initializer = Initializers.pytorchDefault(in);
    Parameter weight =
        context.parameter("weight", Shape.of(out, in), ParameterRole.WEIGHT, initializer);
    Parameter bias =
        values.get(Sizes.BIAS)
            ? context.parameter("bias", Shape.of(out), ParameterRole.BIAS, initializer)
            : null;
    return new Function(weight, bias);
  }

  private record Function(Parameter weight, @Nullable Parameter bias) implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      int in = weight.shape().length(1);
      int out = weight.shape().length(0);
      float[] w = weight.toArray();
      float[] transposed = new float[w.length];
      for (int i = 0; i < w.length; i++) {
        transposed[i % in * out + i / in] = w[i];
      }
      String y =
          graph.add(
              "MatMul", Attributes.NONE, input, graph.constant(Shape.of(in, out), transposed));
      return bias == null ? y : graph.add("Add", Attributes.NONE, y, graph.constant(bias));
    }

    @Override
    public Tensor forward(Tensor batch) {
      check(batch.shape());
      return batch.linear(weight, bias);
    }

    @Override
    public Shape outputShape(Shape sample) {
      check(sample);
      int[] lengths = sample.toArray();
      lengths[lengths.length - 1] = weight.shape().length(0);
      return Shape.of(lengths);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      return (long) sample.size() * weight.shape().length(0);
    }

    private void check(Shape input) {
      int in = weight.shape().length(1);
      if (input.rank() == 0 || input.length(-1) != in) {
        throw new InputShapeException(
            "needs "
                + in
                + " values in the last dimension, as the weight "
                + weight.shape()
                + " has them");
      }
    }
  }
}
