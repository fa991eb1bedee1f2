package nn.layers.standard.sequence;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
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
import nn.layers.standard.Dropout;
import nn.layers.standard.Sizes;

/**
 * Self-attention and a small network for each step, each with its input added and normalized.
 *
 * <p>With norm_first: {@code x ← x + attention(norm(x)), x ← x + W₂ f(W₁ norm(x))}; otherwise the
 * norms stand behind the sums.
 */
public final class TransformerEncoderLayer implements LayerProvider {
  private static final Hyperparameter<Long> DIM_FEEDFORWARD =
      Hyperparameter.whole("dim_feedforward", Sizes.RANGE, "Width of the small network.")
          .byDefault(2048L);
  private static final Hyperparameter<Double> DROPOUT =
      Hyperparameter.real("dropout", Range.closed(0, 1), "Dropout of weights and branches.")
          .byDefault(0.1);
  private static final Hyperparameter<String> ACTIVATION =
      Hyperparameter.choice(
              "activation", List.of("relu", "gelu"), "Activation of the small network.")
          .byDefault("relu");
  private static final Hyperparameter<Boolean> NORM_FIRST =
      Hyperparameter.flag("norm_first", "Whether branches begin with their norm.").byDefault(false);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "transformer_encoder_layer", "Self-attention, and a small network for each step.")
        .withFormula("x ← norm(x + attention(x)), x ← norm(x + W₂ f(W₁ x + b₁) + b₂)")
        .withReference("torch.nn.TransformerEncoderLayer; Vaswani et al., 2017, arXiv:1706.03762")
        .withHyperparameters(
            MultiHeadAttention.NUM_HEADS,
            DIM_FEEDFORWARD,
            DROPOUT,
            ACTIVATION,
            NORM_FIRST,
            MultiHeadAttention.CAUSAL);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() != 2) {
      throw new InputShapeException("needs sequences, [steps, features]");
    }
    double p = values.get(DROPOUT);
    Spec attention =
        Spec.of("multi_head_attention")
            .with("num_heads", values.get(MultiHeadAttention.NUM_HEADS))
            .with("causal", values.get(MultiHeadAttention.CAUSAL))
            .with("dropout", p);
    long width = values.get(DIM_FEEDFORWARD);
    Shape wide = Shape.of(input.length(0), Math.toIntExact(width));
    return new Function(
        context.layer("self_attn", attention, input),
        context.layer("linear1", linear(width), input),
        context.layer("activation", Spec.of(values.get(ACTIVATION)), wide),
        context.layer("linear2", linear(input.length(1)), wide),
        context.layer("norm1", Spec.of("layer_norm"), input),
        context.layer("norm2", Spec.of("layer_norm"), input),
        values.get(NORM_FIRST),
        p,
        context.random("mask"),
        context.training());
  }

  private static Spec linear(long outputs) {
    return Spec.of("linear").with("out_features", outputs);
  }

  private record Function(
      Layer attention,
      Layer linear1,
      Layer activation,
      Layer linear2,
      Layer norm1,
      Layer norm2,
      boolean normFirst,
      double dropout,
      RandomGenerator random,
      BooleanSupplier training)
      implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      Shape wide = linear1.outputShape(sample);
      UnaryOperator<String> attend = x -> attention.export(graph, x, sample);
      UnaryOperator<String> feed =
          x -> {
            String hidden = linear1.export(graph, x, sample);
            return linear2.export(graph, activation.export(graph, hidden, wide), wide);
          };
      UnaryOperator<String> first = x -> norm1.export(graph, x, sample);
      UnaryOperator<String> second = x -> norm2.export(graph, x, sample);
      BinaryOperator<String> sum = (one, other) -> graph.add("Add", Attributes.NONE, one, other);
      if (normFirst) {
        String x = sum.apply(input, attend.apply(first.apply(input)));
        return sum.apply(x, feed.apply(second.apply(x)));
      }
      String x = first.apply(sum.apply(input, attend.apply(input)));
      return second.apply(sum.apply(x, feed.apply(x)));
    }

    @Override
    public Tensor forward(Tensor batch) {
      if (normFirst) {
        Tensor x = batch.add(dropped(attention.forward(norm1.forward(batch))));
        return x.add(feedForward(norm2.forward(x)));
      }
      Tensor x = norm1.forward(batch.add(dropped(attention.forward(batch))));
      return norm2.forward(x.add(feedForward(x)));
    }

    private Tensor feedForward(Tensor x) {
      Tensor wide = dropped(activation.forward(linear1.forward(x)));
      return dropped(linear2.forward(wide));
    }

    private Tensor dropped(Tensor x) {
      if (!training.getAsBoolean() || dropout == 0) {
        return x;
      }
      Shape shape = x.shape();
      return x.mul(x.constant(shape, Dropout.mask(shape.size(), dropout, random)));
    }

    @Override
    public Shape outputShape(Shape sample) {
      return attention.outputShape(sample);
    }

    @Override
    public long multiplyAdds(Shape sample) {
      Shape wide = linear1.outputShape(sample);
      return attention.multiplyAdds(sample)
          + linear1.multiplyAdds(sample)
          + linear2.multiplyAdds(wide);
    }
  }
}
