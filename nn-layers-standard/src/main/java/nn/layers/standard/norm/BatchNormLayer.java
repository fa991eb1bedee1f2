package nn.layers.standard.norm;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.Attributes;
import nn.api.export.ExportException;
import nn.api.export.ExportGraph;
import nn.api.kernel.Kernels;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.layers.standard.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes channels by the statistics of the batch in training, and by running ones in
 * evaluation.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, 2015</a>; as in PyTorch
 * the running variance is over n − 1.
 */
record BatchNormLayer(
    double eps,
    Optional<Double> momentum,
    int channels,
    Scale scale,
    @Nullable Running running,
    int lowestRank,
    int highestRank,
    Kernels kernels,
    BooleanSupplier training)
    implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    if (running == null) {
      throw new ExportException("has no running statistics, and so depends on the whole batch");
    }
    return graph.add(
        "BatchNormalization",
        Attributes.NONE.with("epsilon", eps),
        input,
        scale.weight(graph, channels),
        scale.bias(graph, channels),
        graph.constant(running.mean()),
        graph.constant(running.variance()));
  }

  private static final Hyperparameter<Optional<Double>> MOMENTUM =
      Hyperparameter.real(
              "momentum",
              Range.closed(0, 1),
              "The weight of the batch in running statistics; none gives all batches the same.")
          .optional()
          .byDefault(Optional.of(0.1));
  private static final Hyperparameter<Boolean> AFFINE = NormSettings.affine("affine");
  private static final Hyperparameter<Boolean> TRACK =
      Hyperparameter.flag(
              "track_running_stats", "Whether there are running statistics for evaluation.")
          .byDefault(true);
  private static final Hyperparameter<Optional<Long>> NUM_FEATURES =
      Sizes.ofInput("num_features", "Channels of the input");

  /** Running statistics. */
  record Running(Tensor mean, Tensor variance, Tensor batches) {}

  static Descriptor descriptor(String name) {
    return Descriptor.of(name, "Normalizes every channel over the batch.")
        .withFormula("y = (x − mean) / √(var + eps) · weight + bias")
        .withReference("Ioffe and Szegedy, 2015, arXiv:1502.03167")
        .withHyperparameters(NormSettings.EPS, MOMENTUM, AFFINE, TRACK, NUM_FEATURES);
  }

  /**
   * Creates the layer.
   *
   * @param lowestRank of a sample, {@code [channels]} or {@code [channels, height, width]}
   */
  static Layer create(
      Hyperparameters values, Shape input, LayerContext context, int lowestRank, int highestRank) {
    checkRank(input, lowestRank, highestRank);
    int channels = input.length(0);
    Sizes.check(values.get(NUM_FEATURES), channels, "num_features", "the channels");
    Shape shape = Shape.of(channels);
    return new BatchNormLayer(
        values.get(NormSettings.EPS),
        values.get(MOMENTUM),
        channels,
        values.get(AFFINE) ? Scale.create(context, shape, true) : Scale.NONE,
        values.get(TRACK) ? running(context, shape) : null,
        lowestRank,
        highestRank,
        context.kernels(),
        context.training());
  }

  private static Running running(LayerContext context, Shape shape) {
    float[] ones = new float[shape.size()];
    Arrays.fill(ones, 1);
    return new Running(
        context.buffer("running_mean", shape, new float[shape.size()]),
        context.buffer("running_var", shape, ones),
        context.buffer("num_batches_tracked", Shape.of(), 0));
  }

  private static void checkRank(Shape sample, int lowest, int highest) {
    if (sample.rank() < lowest || sample.rank() > highest) {
      throw new InputShapeException(
          lowest == 1
              ? "needs features, [features] or [features, length]"
              : "needs images, [channels, height, width]");
    }
  }

  @Override
  public Shape outputShape(Shape sample) {
    checkRank(sample, lowestRank, highestRank);
    if (sample.length(0) != channels) {
      throw new InputShapeException("needs " + channels + " channels");
    }
    return sample;
  }

  @Override
  public Tensor forward(Tensor batch) {
    int[] lengths = batch.shape().toArray();
    outputShape(Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)));
    boolean own = training.getAsBoolean() || running == null;
    float[] mean = own || running == null ? new float[channels] : running.mean().toArray();
    float[] variance = own || running == null ? new float[channels] : running.variance().toArray();
    int count = batch.shape().size() / channels;
    if (training.getAsBoolean() && count < 2) {
      throw new InputShapeException(
          "needs more than one value for each channel in training; make the batch larger");
    }
    Tensor y =
        scale.apply(
            batch, new ChannelNormalization(kernels, batch.shape(), eps, own, mean, variance));
    if (training.getAsBoolean() && running != null) {
      track(running, mean, variance, count);
    }
    return y;
  }

  private void track(Running statistics, float[] mean, float[] variance, int count) {
    float batches = statistics.batches().item() + 1;
    statistics.batches().assign(batches);
    float part = (float) (momentum.isPresent() ? momentum.get() : 1 / (double) batches);
    float[] unbiased = new float[channels];
    for (int i = 0; i < channels; i++) {
      unbiased[i] = variance[i] * count / (count - 1);
    }
    statistics.mean().assign(moved(statistics.mean().toArray(), mean, part));
    statistics.variance().assign(moved(statistics.variance().toArray(), unbiased, part));
  }

  private static float[] moved(float[] running, float[] now, float part) {
    for (int i = 0; i < running.length; i++) {
      running[i] = (1 - part) * running[i] + part * now[i];
    }
    return running;
  }
}
