package nn.tck.hostile;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializers;
import nn.api.layer.InputShapeException;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;

/**
 * A weight times what is left without a running mean, and noise in training: as it should be; what
 * is hostile overrides one thing.
 */
class CenteredScale implements Layer {
  final Shape shape;
  final Parameter weight;
  final Tensor mean;
  final RandomGenerator noise;
  final BooleanSupplier training;

  CenteredScale(Shape shape, LayerContext context) {
    this.shape = shape;
    this.weight = context.parameter("weight", shape, ParameterRole.NORM, Initializers.constant(1));
    this.mean = context.buffer("mean", Shape.of(), 0);
    this.noise = context.random("noise");
    this.training = context.training();
  }

  @Override
  public Tensor forward(Tensor batch) {
    int[] lengths = batch.shape().toArray();
    outputShape(Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)));
    Tensor y = output(batch);
    return training.getAsBoolean() ? trained(y, batch) : y;
  }

  Tensor trained(Tensor y, Tensor batch) {
    mean.assign(0.5f * mean.item() + 0.5f * batch.detach().mean().item());
    return y.add(noise.nextFloat());
  }

  Tensor output(Tensor batch) {
    return batch.sub(mean.item()).mul(weight);
  }

  @Override
  public Shape outputShape(Shape sample) {
    if (!sample.equals(shape)) {
      throw new InputShapeException("needs samples of shape " + shape);
    }
    return sample;
  }
}
