package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.kernel.MatrixProduct;
import org.jspecify.annotations.Nullable;

/** Matrix products and the fully connected layer. */
final class Products {
  private Products() {}

  /** Y = A B; dA = dY Bᵀ, dB = Aᵀ dY, summed over broadcast batches. */
  static EngineTensor matmul(EngineTensor a, EngineTensor b) {
    Batches batches = Batches.of(a.shape(), b.shape());
    int m = a.shape().length(-2);
    int k = a.shape().length(-1);
    int n = b.shape().length(-1);
    DenseTensor y = a.engine().empty(batches.result(m, n));
    MatrixProduct forward = new MatrixProduct(m, n, k, false, false);
    for (int i = 0; i < batches.count(); i++) {
      multiply(
          a,
          forward,
          a.array(),
          a.offset() + batches.first(i) * m * k,
          b.array(),
          b.offset() + batches.second(i) * k * n,
          y.array(),
          i * m * n);
    }
    Derivative derivative =
        Derivative.of(
            dy -> {
              float[] out = gradients(a, batches.count() * m * k);
              for (int i = 0; i < batches.count(); i++) {
                multiply(
                    a,
                    new MatrixProduct(m, k, n, false, true),
                    dy,
                    i * m * n,
                    b.array(),
                    b.offset() + batches.second(i) * k * n,
                    out,
                    i * m * k);
              }
              return Broadcast.reduce(out, a, batches.result(m, k));
            },
            dy -> {
              float[] out = gradients(b, batches.count() * k * n);
              for (int i = 0; i < batches.count(); i++) {
                multiply(
                    a,
                    new MatrixProduct(k, n, m, true, false),
                    a.array(),
                    a.offset() + batches.first(i) * m * k,
                    dy,
                    i * m * n,
                    out,
                    i * k * n);
              }
              return Broadcast.reduce(out, b, batches.result(k, n));
            });
    return record("matmul", y, tensors(a, b), tensors(a, b), derivative);
  }

  /** Y = X Wᵀ + b; dX = dY W, dW = dYᵀ X, db = Σ rows of dY. */
  static EngineTensor linear(EngineTensor x, EngineTensor w, @Nullable EngineTensor b) {
    checkLinear(x.shape(), w.shape(), b == null ? null : b.shape());
    int in = w.shape().length(1);
    int out = w.shape().length(0);
    int[] lengths = x.shape().toArray();
    int rows = Shape.of(Arrays.copyOf(lengths, lengths.length - 1)).size();
    lengths[lengths.length - 1] = out;
    DenseTensor y = x.engine().empty(Shape.of(lengths));
    forward(new MatrixProduct(rows, out, in, false, true), x, w, b, y);
    EngineTensor[] inputs = b == null ? tensors(x, w) : tensors(x, w, b);
    return record(
        "linear",
        y,
        inputs,
        tensors(x, w),
        (dy, wanted) -> {
          float[] @Nullable [] gradients = new float[inputs.length] @Nullable [];
          if (wanted[0]) {
            gradients[0] =
                GradientWriter.deliver(
                    x,
                    (dx, at) ->
                        multiply(
                            x,
                            new MatrixProduct(rows, in, out, false, false),
                            dy,
                            0,
                            w.array(),
                            w.offset(),
                            dx,
                            at));
          }
          if (wanted[1]) {
            gradients[1] =
                GradientWriter.deliver(
                    w,
                    (dw, at) ->
                        multiply(
                            x,
                            new MatrixProduct(out, in, rows, true, false),
                            dy,
                            0,
                            x.array(),
                            x.offset(),
                            dw,
                            at));
          }
          if (b != null && wanted[2]) {
            gradients[2] =
                GradientWriter.deliver(
                    b, (db, at) -> new RowSums(x.engine(), dy, rows, out).write(0, db, at));
          }
          return gradients;
        });
  }

  private static void forward(
      MatrixProduct shape,
      EngineTensor x,
      EngineTensor w,
      @Nullable EngineTensor b,
      DenseTensor y) {
    if (b == null) {
      multiply(x, shape, x.array(), x.offset(), w.array(), w.offset(), y.array(), 0);
      return;
    }
    Engine engine = x.engine();
    engine
        .kernels()
        .multiplyAddBias(
            shape,
            x.array(),
            x.offset(),
            w.array(),
            w.offset(),
            b.array(),
            b.offset(),
            y.array(),
            0,
            engine.workers());
  }

  private static void checkLinear(Shape x, Shape w, @Nullable Shape b) {
    if (w.rank() != 2 || x.rank() < 1 || x.length(-1) != w.length(1)) {
      throw new IllegalArgumentException(
          "linear: an input of shape "
              + x
              + " does not fit a weight of shape "
              + w
              + "; expected [..., in] and [out, in]");
    }
    if (b != null && !b.equals(Shape.of(w.length(0)))) {
      throw new IllegalArgumentException(
          "linear: a bias of shape "
              + b
              + " does not fit a weight of shape "
              + w
              + "; expected ["
              + w.length(0)
              + "]");
    }
  }

  private static void multiply(
      EngineTensor of,
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset) {
    Engine engine = of.engine();
    engine.kernels().multiply(shape, a, aOffset, b, bOffset, c, cOffset, engine.workers());
  }

  private static float[] gradients(EngineTensor of, int size) {
    return of.engine().allocate(size).array();
  }
}
