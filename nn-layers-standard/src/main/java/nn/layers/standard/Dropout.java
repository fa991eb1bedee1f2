package nn.layers.standard;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportGraph;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Sets elements to zero in training, each with probability p, and scales the others by {@code 1 /
 * (1 − p)}; the identity in evaluation.
 *
 * <p>Source: <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., 2014</a>,
 * with the scaling in training instead of evaluation, as in PyTorch.
 */
public final class Dropout implements LayerProvider {
  static final Hyperparameter<Double> P =
      Hyperparameter.real("p", Range.closed(0, 1), "The probability that an element becomes 0.")
          .byDefault(0.5);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("dropout", "Sets random elements to zero in training.")
        .withFormula("y = x m / (1 − p), each element of m is 0 with probability p and else 1")
        .withReference("torch.nn.Dropout; Srivastava et al., 2014")
        .withHyperparameters(P);
  }

  @Override
  public Layer create(Hyperparameters values, Shape input, LayerContext context) {
    return new Function(values.get(P), context.random("mask"), context.training());
  }

  private record Function(double p, RandomGenerator random, BooleanSupplier training)
      implements Layer {
    @Override
    public String export(ExportGraph graph, String input, Shape sample) {
      return input;
    }

    @Override
    public Tensor forward(Tensor batch) {
      if (!training.getAsBoolean() || p == 0) {
        return batch;
      }
      Shape shape = batch.shape();
      return batch.mul(batch.constant(shape, mask(shape.size(), p, random)));
    }
  }

  /** Returns numbers that are 0 with probability p and {@code 1 / (1 − p)} otherwise. */
  public static float[] mask(int size, double p, RandomGenerator random) {
    float scale = p == 1 ? 0 : (float) (1 / (1 - p));
    float[] mask = new float[size];
    for (int i = 0; i < size; i++) {
      mask[i] = random.nextDouble() < p ? 0 : scale;
    }
    return mask;
  }
}
