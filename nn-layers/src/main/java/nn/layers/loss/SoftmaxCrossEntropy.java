package nn.layers.loss;

import java.util.List;
import nn.api.Operation;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
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
    Kernels kernels = input.kernels();
    float[] x = layout.classesLast(input.toArray());
    float[] losses = new float[layout.positions().size()];
    for (int position = 0; position < losses.length; position++) {
      subtractLargest(kernels, x, position * layout.classes());
    }
    float[] e = new float[x.length];
    kernels.exp(x, e, 0, x.length);
    float[] q = new float[layout.classes()];
    for (int position = 0; position < losses.length; position++) {
      target.fill(position, q);
      losses[position] = position(kernels, position * q.length, x, e, q);
    }
    float[] gradient = layout.asInput(e);
    return new PositionLosses(layout, losses, gradient, target.divisor()).reduce(input, reduction);
  }

  private void subtractLargest(Kernels kernels, float[] x, int from) {
    int to = from + layout.classes();
    float m = kernels.max(x, from, to);
    for (int i = from; i < to; i++) {
      x[i] -= m;
    }
  }

  /** Returns the loss of a position and overwrites e with its derivative. */
  private static float position(Kernels kernels, int from, float[] x, float[] e, float[] q) {
    int to = from + q.length;
    int largest = largest(from, x);
    float one = e[largest];
    e[largest] = 0;
    float others = kernels.sum(e, from, to);
    e[largest] = one;
    float logSum = FloatMath.log1p(others);
    float scale = kernels.sum(q, 0, q.length) / (1 + others);
    float loss = 0;
    for (int c = 0; c < q.length; c++) {
      loss += q[c] == 0 ? 0 : q[c] * (logSum - x[from + c]);
      e[from + c] = Math.fma(e[from + c], scale, -q[c]);
    }
    return loss;
  }

  /**
   * Returns the index of the first largest score, of which nothing is left; or of the first NaN.
   */
  private static int largest(int from, float[] x) {
    int i = from;
    while (x[i] < 0) {
      i++;
    }
    return i;
  }
}
