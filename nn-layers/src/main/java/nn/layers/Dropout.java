package nn.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.RandomSource;

/**
 * Sets elements to zero in training, each with probability p, and scales the others by {@code 1 /
 * (1 − p)}; the identity in evaluation.
 *
 * <p>Source: <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., 2014</a>,
 * with the scaling in training instead of evaluation, as in PyTorch.
 */
final class Dropout implements Module {
  private final double p;
  private final float scale;
  private final RandomSource random;
  private boolean training = true;

  Dropout(double p, RandomSource random) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("dropout: p must be in [0, 1], not " + p);
    }
    this.p = p;
    this.scale = p == 1 ? 0 : (float) (1 / (1 - p));
    this.random = random;
  }

  @Override
  public Tensor forward(Tensor input) {
    return training && p > 0 ? input.mul(mask(input)) : input;
  }

  private Tensor mask(Tensor input) {
    Shape shape = input.shape();
    float[] mask = new float[shape.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < p ? 0 : scale;
    }
    return input.constant(shape, mask);
  }

  @Override
  public void train() {
    training = true;
  }

  @Override
  public void eval() {
    training = false;
  }

  @Override
  public SequencedMap<String, RandomSource> ownRandomSources() {
    SequencedMap<String, RandomSource> sources = new LinkedHashMap<>();
    sources.put("mask", random);
    return Collections.unmodifiableSequencedMap(sources);
  }

  @Override
  public String toString() {
    return "dropout(" + p + ")";
  }
}
