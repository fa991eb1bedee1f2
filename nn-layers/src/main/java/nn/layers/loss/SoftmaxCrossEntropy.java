package nn.layers.loss;

import java.util.List;
import nn.api.Operation;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.loss.Reduction;

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
    float[] x = layout.classesLast(input);
    float[] losses = input.scratch(layout.positions().size());
    for (int position = 0; position < losses.length; position++) {
      subtractLargest(kernels, x, position * layout.classes());
    }
    float[] e = input.scratch(x.length);
    kernels.exp(x, e, 0, x.length);
    float[] others = input.scratch(losses.length);
    for (int position = 0; position < losses.length; position++) {
      others[position] = others(kernels, position * layout.classes(), x, e);
    }
    kernels.log1p(others, losses, 0, losses.length);
    float[] q = input.scratch(layout.classes());
    for (int position = 0; position < losses.length; position++) {
      target.fill(position, q);
      float scale = kernels.sum(q, 0, q.length) / (1 + others[position]);
      losses[position] = position(position * q.length, x, e, q, losses[position], scale);
    }
    float[] gradient = layout.asInput(input, e);
    return new PositionLosses(layout, losses, gradient, target.divisor()).reduce(input, reduction);
  }

  private void subtractLargest(Kernels kernels, float[] x, int from) {
    int to = from + layout.classes();
    float m = kernels.max(x, from, to);
    for (int i = from; i < to; i++) {
      x[i] -= m;
    }
  }

  /** Returns the sum of the exponentials of a position without that of a largest score. */
  private float others(Kernels kernels, int from, float[] x, float[] e) {
    int largest = largest(from, x);
    float one = e[largest];
    e[largest] = 0;
    float others = kernels.sum(e, from, from + layout.classes());
    e[largest] = one;
    return others;
  }

  /** Returns the loss of a position and overwrites e with its derivative, {@code e·scale − q}. */
  private static float position(
      int from, float[] x, float[] e, float[] q, float logSum, float scale) {
    double loss = 0;
    for (int c = 0; c < q.length; c++) {
      loss += q[c] == 0 ? 0 : q[c] * (logSum - x[from + c]);
      e[from + c] = Math.fma(e[from + c], scale, -q[c]);
    }
    return (float) loss;
  }

  /** Returns the index of the first largest score, which is 0 by now, or of the first NaN. */
  private static int largest(int from, float[] x) {
    int i = from;
    while (x[i] < 0) {
      i++;
    }
    return i;
  }
}
