package nn.layers.loss;

import java.util.List;
import nn.api.Operation;
import nn.api.Tensor;
import nn.api.math.FloatMath;

/**
 * {@code −Σ_c q_c·log p_c} with {@code p = softmax(x)}, fused with its derivative {@code p·Σq − q}.
 *
 * <p>With the largest score m, {@code −log p_c = (m − x_c) + log1p(Σ e^(x_j − m))} where the sum
 * leaves one largest score out: no overflow, and small losses keep their digits.
 */
record SoftmaxCrossEntropy(ClassLayout layout, TargetDistribution target, Reduction reduction)
    implements Operation {

  @Override
  public String name() {
    return CrossEntropy.DESCRIPTOR.name();
  }

  @Override
  public Result forward(List<Tensor> inputs) {
    Tensor input = inputs.getFirst();
    float[] x = input.toArray();
    float[] losses = new float[layout.positions().size()];
    float[] gradient = new float[x.length];
    float[] q = new float[layout.classes()];
    for (int position = 0; position < losses.length; position++) {
      target.fill(position, q);
      losses[position] = position(layout.offset(position), x, q, gradient);
    }
    return new PositionLosses(layout, losses, gradient, target.divisor()).reduce(input, reduction);
  }

  private float position(int offset, float[] x, float[] q, float[] gradient) {
    int stride = layout.stride();
    int largest = largest(offset, x);
    float m = x[largest];
    float others = 0;
    float total = 0;
    for (int c = 0, i = offset; c < q.length; c++, i += stride) {
      float e = FloatMath.exp(x[i] - m);
      gradient[i] = e;
      others += i == largest ? 0 : e;
      total += q[c];
    }
    float logSum = FloatMath.log1p(others);
    float scale = total / (1 + others);
    float loss = 0;
    for (int c = 0, i = offset; c < q.length; c++, i += stride) {
      gradient[i] = Math.fma(gradient[i], scale, -q[c]);
      loss += q[c] == 0 ? 0 : q[c] * ((m - x[i]) + logSum);
    }
    return loss;
  }

  /** Returns the index of the first largest score; of a NaN if there is one. */
  private int largest(int offset, float[] x) {
    int largest = offset;
    int stride = layout.stride();
    for (int c = 1, i = offset + stride; c < layout.classes(); c++, i += stride) {
      if (x[i] > x[largest] || Float.isNaN(x[i])) {
        largest = i;
      }
    }
    return largest;
  }
}
