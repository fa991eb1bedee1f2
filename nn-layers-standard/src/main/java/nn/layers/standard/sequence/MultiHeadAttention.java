package nn.layers.standard.sequence;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.init.Initializers;
import nn.api.kernel.Kernels;
import nn.api.layer.AttentionLayer;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.layers.standard.Dropout;
import nn.layers.standard.Sizes;
import nn.layers.standard.sequence.AttentionOperation.Heads;
import nn.layers.standard.sequence.AttentionOperation.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Attention of several heads, with learned maps to queries, keys and values, and one for the
 * output.
 */
public final class MultiHeadAttention implements LayerProvider {
  static final Hyperparameter<Long> NUM_HEADS =
      Hyperparameter.whole("num_heads", Sizes.RANGE, "Heads; they divide the features.");
  static final Hyperparameter<Boolean> CAUSAL =
      Hyperparameter.flag("causal", "Whether a step sees no later one.").byDefault(false);
  private static final Hyperparameter<Double> DROPOUT =
      Hyperparameter.real(
              "dropout", Range.closed(0, 1), "The probability that a weight becomes 0 in training.")
          .byDefault(0.0);
  private static final Hyperparameter<Optional<Long>> EMBED_DIM =
      Sizes.ofInput("embed_dim", "Features of a step of the input");

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "multi_head_attention", "Every step takes a mean of all steps, weighed by likeness.")
        .withAliases("multihead_attention", "multihead_self_attention")
        .withFormula("y = concat over heads of softmax(Q Kᵀ / √d) V, times W_O, + b_O")
        .withReference("torch.nn.MultiheadAttention; Vaswani et al., 2017, arXiv:1706.03762")
        .withHyperparameters(NUM_HEADS, CAUSAL, DROPOUT, Sizes.BIAS, EMBED_DIM);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    if (input.rank() != 2) {
      throw new InputShapeException("needs sequences, [steps, features]");
    }
    int features = input.length(1);
    Sizes.check(values.get(EMBED_DIM), features, "embed_dim", "the last dimension");
    int heads = Math.toIntExact(values.get(NUM_HEADS));
    if (features % heads != 0) {
      throw new InputShapeException(
          "needs a number of features that num_heads = " + heads + " divides");
    }
    return new Function(
        features,
        heads,
        values.get(CAUSAL),
        values.get(DROPOUT),
        Maps.create(context, features, values.get(Sizes.BIAS)),
        context.random("mask"),
        context.training(),
        context.kernels());
  }

  /** The learned maps; biases are missing if the layer has none. */
  private record Maps(
      Parameter in, @Nullable Parameter inBias, Parameter out, @Nullable Parameter outBias) {

    static Maps create(LayerContext context, int features, boolean bias) {
      return new Maps(
          context.parameter(
              "in_proj_weight",
              Shape.of(3 * features, features),
              ParameterRole.WEIGHT,
              Initializers.xavierUniform(1)),
          bias ? bias(context, "in_proj_bias", 3 * features) : null,
          context.parameter(
              "out_proj.weight",
              Shape.of(features, features),
              ParameterRole.WEIGHT,
              Initializers.pytorchDefault(features)),
          bias ? bias(context, "out_proj.bias", features) : null);
    }

    private static Parameter bias(LayerContext context, String name, int length) {
      return context.parameter(name, Shape.of(length), ParameterRole.BIAS, Initializers.zeros());
    }

    /**
     * Returns queries, keys or values.
     *
     * @param which 0, 1 or 2
     */
    Tensor map(int which, Tensor input, int features) {
      int from = which * features;
      int to = from + features;
      return input.linear(in.slice(0, from, to), inBias == null ? null : inBias.slice(0, from, to));
    }
  }

  private record Function(
      int features,
      int heads,
      boolean causal,
      double dropout,
      Maps maps,
      RandomGenerator random,
      BooleanSupplier training,
      Kernels kernels)
      implements AttentionLayer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return new AttentionExport(graph, sample.length(0), heads, features / heads)
          .attend(input, causal, maps.in(), maps.inBias(), maps.out(), maps.outBias());
    }

    @Override
    public Shape outputShape(Shape sample) {
      if (sample.rank() != 2 || sample.length(1) != features) {
        throw new InputShapeException("needs sequences of " + features + " features per step");
      }
      return sample;
    }

    @Override
    public long multiplyAdds(Shape sample) {
      long steps = sample.length(0);
      return steps * features * (4L * features + 2 * steps);
    }

    @Override
    public Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
      checkBatch(query.shape());
      checkBatch(key.shape());
      if (!key.shape().equals(value.shape()) || key.shape().length(0) != query.shape().length(0)) {
        throw new InputShapeException(
            "needs as many values as keys, and as many samples of both as of queries; keys have"
                + " the shape "
                + key.shape()
                + ", values "
                + value.shape());
      }
      boolean packed = isSame(query, key) && isSame(key, value);
      Heads sizes =
          new Heads(
              query.shape().length(0),
              query.shape().length(1),
              key.shape().length(1),
              heads,
              features / heads,
              packed);
      Mask masked = mask(sizes, mask);
      Tensor mixed =
          packed
              ? packed(query.linear(maps.in(), maps.inBias()), sizes, masked)
              : separate(query, key, value, sizes, masked);
      return mixed.linear(maps.out(), maps.outBias());
    }

    @SuppressWarnings("ReferenceEquality") // of one tensor one product gives all three
    private static boolean isSame(Tensor one, Tensor other) {
      return one == other;
    }

    private Tensor packed(Tensor all, Heads sizes, Mask mask) {
      return all.apply(new AttentionOperation(kernels, sizes, mask, all));
    }

    private Tensor separate(Tensor query, Tensor key, Tensor value, Heads sizes, Mask mask) {
      Tensor queries = maps.map(0, query, features);
      return queries.apply(
          new AttentionOperation(kernels, sizes, mask, queries),
          maps.map(1, key, features),
          maps.map(2, value, features));
    }

    private void checkBatch(Shape batch) {
      if (batch.rank() != 3 || batch.length(2) != features) {
        throw new InputShapeException(
            "needs a batch of sequences, [samples, steps, " + features + "]");
      }
    }

    private Mask mask(Heads sizes, @Nullable Tensor mask) {
      boolean drops = training.getAsBoolean() && dropout > 0;
      int weights = sizes.samples() * sizes.heads() * sizes.scores();
      float[] kept = drops ? Dropout.mask(weights, dropout, random) : new float[0];
      if (mask == null) {
        return new Mask(new float[0], false, causal, kept);
      }
      Shape one = Shape.of(sizes.queries(), sizes.keys());
      Shape each = Shape.of(sizes.samples(), sizes.queries(), sizes.keys());
      if (!mask.shape().equals(one) && !mask.shape().equals(each)) {
        throw new InputShapeException(
            "needs a mask of shape "
                + one
                + ", or "
                + each
                + " for each sample its own, but got "
                + mask.shape());
      }
      return new Mask(mask.toArray(), mask.shape().equals(each), causal, kept);
    }
  }
}
