package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention of several heads: {@code softmax(Q Kᵀ / √d + mask) V}, each head by
 * itself.
 *
 * <p>The inputs are queries, keys and values, {@code [samples, steps, features]}; or one tensor in
 * which the three lie side by side, {@code [samples, steps, 3 · features]}. Threads share samples
 * and heads. The gradient of the scores is {@code dS = P (dP − Σ dP P)}, P the weights.
 *
 * <p>Source: <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017</a>.
 */
final class AttentionOperation implements ArrayOperation {
  private final Kernels kernels;
  private final Heads heads;
  private final Mask mask;
  private final float[] weights;

  /**
   * The sizes of an attention.
   *
   * @param queries how many steps the queries have
   * @param keys how many steps keys and values have
   * @param width features of a head
   */
  record Heads(int samples, int queries, int keys, int heads, int width, boolean packed) {
    int features() {
      return heads * width;
    }

    /** Returns how far apart two steps of an input lie. */
    int stride() {
      return packed ? 3 * features() : features();
    }

    int scores() {
      return queries * keys;
    }
  }

  /**
   * What a query may look at.
   *
   * @param allowed 0 where not; empty for everywhere
   * @param perSample whether it is another for each sample
   * @param causal whether a query sees no key behind its own step
   * @param kept in training, what dropout leaves of each weight and head, scaled; empty for all
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  record Mask(float[] allowed, boolean perSample, boolean causal, float[] kept) {}

  AttentionOperation(Kernels kernels, Heads heads, Mask mask, Tensor memory) {
    this.kernels = kernels;
    this.heads = heads;
    this.mask = mask;
    this.weights = memory.scratch(heads.samples() * heads.heads() * heads.scores());
  }

  @Override
  public String name() {
    return "attention";
  }

  @Override
  public Shape outputShape() {
    return Shape.of(heads.samples(), heads.queries(), heads.features());
  }

  /** The arrays of one thread, each for one head. */
  @SuppressWarnings("ArrayRecordComponent") // scratch memory
  private record Buffers(
      float[] query,
      float[] key,
      float[] value,
      float[] out,
      float[] scores,
      float[] weights,
      float[] more) {}

  private Buffers buffers() {
    int q = heads.queries() * heads.width();
    int k = heads.keys() * heads.width();
    return new Buffers(
        new float[q],
        new float[k],
        new float[k],
        new float[q],
        new float[heads.scores()],
        new float[heads.scores()],
        new float[Math.max(q, k)]);
  }

  /** Does something with every sample and head. */
  private void each(Workers workers, HeadBody body) {
    int all = heads.samples() * heads.heads();
    int shares = Math.min(all, workers.count());
    workers.run(
        shares,
        share -> {
          Buffers buffers = buffers();
          int end = (int) ((long) all * (share + 1) / shares);
          for (int i = (int) ((long) all * share / shares); i < end; i++) {
            body.run(i / heads.heads(), i % heads.heads(), buffers);
          }
        });
  }

  private interface HeadBody {
    void run(int sample, int head, Buffers buffers);
  }

  @Override
  public void forward(List<Operand> inputs, float[] y, Workers workers) {
    each(
        workers,
        (sample, head, buffers) -> {
          gather(inputs, sample, head, buffers);
          int at = (sample * heads.heads() + head) * heads.scores();
          kernels.multiply(
              product(heads.queries(), heads.keys(), heads.width(), false, true),
              buffers.query(),
              0,
              buffers.key(),
              0,
              weights,
              at,
              Workers.caller());
          for (int query = 0; query < heads.queries(); query++) {
            softmax(sample, query, at + query * heads.keys());
          }
          float[] used = dropped(at, buffers.weights());
          kernels.multiply(
              product(heads.queries(), heads.width(), heads.keys(), false, false),
              used,
              0,
              buffers.value(),
              0,
              buffers.out(),
              0,
              Workers.caller());
          spread(buffers.out(), heads.queries(), y, rowOfOutput(sample, head), heads.features());
        });
  }

  private static MatrixProduct product(int m, int n, int k, boolean ta, boolean tb) {
    return new MatrixProduct(m, n, k, ta, tb);
  }

  /** Copies the weights that dropout leaves. */
  private float[] dropped(int at, float[] used) {
    System.arraycopy(weights, at, used, 0, heads.scores());
    for (int i = 0; mask.kept().length > 0 && i < heads.scores(); i++) {
      used[i] *= mask.kept()[at + i];
    }
    return used;
  }

  /** Makes the scores of a query its weights. */
  private void softmax(int sample, int query, int at) {
    int keys = heads.keys();
    int from = ((mask.perSample() ? sample * heads.queries() : 0) + query) * keys;
    for (int key = 0; mask.allowed().length > 0 && key < keys; key++) {
      if (mask.allowed()[from + key] == 0) {
        weights[at + key] = Float.NEGATIVE_INFINITY;
      }
    }
    int visible = mask.causal() ? Math.min(keys, query + 1) : keys;
    Arrays.fill(weights, at + visible, at + keys, Float.NEGATIVE_INFINITY);
    float largest = kernels.max(weights, at, at + keys);
    if (largest == Float.NEGATIVE_INFINITY) {
      Arrays.fill(weights, at, at + keys, 0); // it may look nowhere
      return;
    }
    for (int i = at; i < at + keys; i++) {
      weights[i] -= largest;
    }
    kernels.exp(weights, weights, at, at + keys);
    float sum = kernels.sum(weights, at, at + keys);
    for (int i = at; i < at + keys; i++) {
      weights[i] /= sum;
    }
  }

  /** Copies queries, scaled, keys and values of a head. */
  private void gather(List<Operand> inputs, int sample, int head, Buffers buffers) {
    gather(inputs, 0, sample, head, heads.queries(), buffers.query());
    gather(inputs, 1, sample, head, heads.keys(), buffers.key());
    gather(inputs, 2, sample, head, heads.keys(), buffers.value());
    float scale = scale();
    for (int i = 0; i < buffers.query().length; i++) {
      buffers.query()[i] *= scale;
    }
  }

  private float scale() {
    return (float) (1 / Math.sqrt(heads.width()));
  }

  private void gather(
      List<Operand> inputs, int which, int sample, int head, int steps, float[] to) {
    Operand input = inputs.get(heads.packed() ? 0 : which);
    int from = input.from() + rowOfInput(which, sample, head, steps);
    for (int step = 0; step < steps; step++) {
      System.arraycopy(
          input.array(), from + step * heads.stride(), to, step * heads.width(), heads.width());
    }
  }

  private int rowOfInput(int which, int sample, int head, int steps) {
    int part = heads.packed() ? which * heads.features() : 0;
    return sample * steps * heads.stride() + part + head * heads.width();
  }

  private int rowOfOutput(int sample, int head) {
    return sample * heads.queries() * heads.features() + head * heads.width();
  }

  private void spread(float[] rows, int steps, float[] to, int at, int stride) {
    for (int step = 0; step < steps; step++) {
      System.arraycopy(rows, step * heads.width(), to, at + step * stride, heads.width());
    }
  }

  @Override
  public void backward(
      List<Operand> inputs,
      float[] y,
      float[] upstream,
      List<@Nullable Operand> gradients,
      Workers workers) {
    each(
        workers,
        (sample, head, buffers) -> {
          gather(inputs, sample, head, buffers);
          int at = (sample * heads.heads() + head) * heads.scores();
          int from = rowOfOutput(sample, head);
          for (int step = 0; step < heads.queries(); step++) {
            System.arraycopy(
                upstream,
                from + step * heads.features(),
                buffers.out(),
                step * heads.width(),
                heads.width());
          }
          valueGradient(gradients, sample, head, at, buffers);
          scoreGradient(at, buffers);
          queryGradient(gradients, sample, head, buffers);
          keyGradient(gradients, sample, head, buffers);
        });
  }

  /** dV = Pᵀ dY. */
  private void valueGradient(
      List<@Nullable Operand> gradients, int sample, int head, int at, Buffers buffers) {
    kernels.multiply(
        product(heads.keys(), heads.width(), heads.queries(), true, false),
        dropped(at, buffers.weights()),
        0,
        buffers.out(),
        0,
        buffers.more(),
        0,
        Workers.caller());
    write(gradients, 2, sample, head, heads.keys(), buffers.more());
  }

  /** dP = dY Vᵀ, and from it dS. */
  private void scoreGradient(int at, Buffers buffers) {
    float[] ds = buffers.scores();
    kernels.multiply(
        product(heads.queries(), heads.keys(), heads.width(), false, true),
        buffers.out(),
        0,
        buffers.value(),
        0,
        ds,
        0,
        Workers.caller());
    for (int i = 0; mask.kept().length > 0 && i < heads.scores(); i++) {
      ds[i] *= mask.kept()[at + i];
    }
    float[] products = buffers.weights();
    for (int i = 0; i < heads.scores(); i++) {
      products[i] = ds[i] * weights[at + i];
    }
    for (int row = 0; row < heads.scores(); row += heads.keys()) {
      float sum = kernels.sum(products, row, row + heads.keys());
      for (int i = row; i < row + heads.keys(); i++) {
        ds[i] = weights[at + i] * (ds[i] - sum);
      }
    }
  }

  /** dQ = dS K / √d. */
  private void queryGradient(
      List<@Nullable Operand> gradients, int sample, int head, Buffers buffers) {
    float[] dq = buffers.more();
    kernels.multiply(
        product(heads.queries(), heads.width(), heads.keys(), false, false),
        buffers.scores(),
        0,
        buffers.key(),
        0,
        dq,
        0,
        Workers.caller());
    float scale = scale();
    for (int i = 0; i < heads.queries() * heads.width(); i++) {
      dq[i] *= scale;
    }
    write(gradients, 0, sample, head, heads.queries(), dq);
  }

  /** dK = dSᵀ Q / √d; the queries are scaled already. */
  private void keyGradient(
      List<@Nullable Operand> gradients, int sample, int head, Buffers buffers) {
    kernels.multiply(
        product(heads.keys(), heads.width(), heads.queries(), true, false),
        buffers.scores(),
        0,
        buffers.query(),
        0,
        buffers.more(),
        0,
        Workers.caller());
    write(gradients, 1, sample, head, heads.keys(), buffers.more());
  }

  private void write(
      List<@Nullable Operand> gradients, int which, int sample, int head, int steps, float[] rows) {
    Operand gradient = gradients.get(heads.packed() ? 0 : which);
    if (gradient != null) {
      int at = gradient.from() + rowOfInput(which, sample, head, steps);
      spread(rows, steps, gradient.array(), at, heads.stride());
    }
  }
}
