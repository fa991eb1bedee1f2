package nn.layers.standard;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.plugin.Hyperparameters;

/**
 * Sets whole channels to zero in training.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1411.4280">Tompson et al., 2015</a>.
 *
 * @param rank of a sample
 */
record ChannelDropout(int rank, double p, RandomGenerator random, BooleanSupplier training)
    implements Layer {
  @Override
  public String export(ExportGraph graph, String input, Shape sample) {
    return input;
  }

  static Layer create(Hyperparameters values, Shape input, LayerContext context, int rank) {
    ChannelDropout layer =
        new ChannelDropout(rank, values.get(Dropout.P), context.random("mask"), context.training());
    return layer.checked(input);
  }

  private Layer checked(Shape input) {
    outputShape(input);
    return this;
  }

  @Override
  public Tensor forward(Tensor batch) {
    int[] lengths = batch.shape().toArray();
    outputShape(Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)));
    if (!training.getAsBoolean() || p == 0) {
      return batch;
    }
    Arrays.fill(lengths, 2, lengths.length, 1);
    Shape mask = Shape.of(lengths);
    return batch.mul(batch.constant(mask, Dropout.mask(mask.size(), p, random)));
  }

  @Override
  public Shape outputShape(Shape sample) {
    if (sample.rank() != rank) {
      throw new InputShapeException(
          rank == 2
              ? "needs sequences, [channels, length]"
              : "needs images, [channels, height, width]");
    }
    return sample;
  }
}
