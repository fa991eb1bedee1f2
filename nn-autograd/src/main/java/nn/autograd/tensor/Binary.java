package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import nn.api.Shape;

/** Functions of two tensors, element by element with broadcasting, each with its derivatives. */
final class Binary {
  private static final EngineTensor[] NOTHING = {};

  private Binary() {}

  /** y = a + b; da = dy, db = dy. */
  static EngineTensor add(EngineTensor a, EngineTensor b) {
    Shape shape = Broadcast.shape("add", a, b);
    DenseTensor y =
        loop(
            a,
            b,
            shape,
            (p, q, out, from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = p[i] + q[i];
              }
            });
    Derivative derivative =
        Derivative.of(dy -> Broadcast.reduce(dy, a, shape), dy -> Broadcast.reduce(dy, b, shape));
    return record("add", y, tensors(a, b), NOTHING, derivative);
  }

  /** y = a − b; da = dy, db = −dy. */
  static EngineTensor sub(EngineTensor a, EngineTensor b) {
    Shape shape = Broadcast.shape("sub", a, b);
    DenseTensor y =
        loop(
            a,
            b,
            shape,
            (p, q, out, from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = p[i] - q[i];
              }
            });
    Derivative derivative =
        Derivative.of(
            dy -> Broadcast.reduce(dy, a, shape),
            dy ->
                gradient(
                    b,
                    shape,
                    (db, from, to) -> {
                      for (int i = from; i < to; i++) {
                        db[i] = -dy[i];
                      }
                    }));
    return record("sub", y, tensors(a, b), NOTHING, derivative);
  }

  /** y = a b; da = dy b, db = dy a. */
  static EngineTensor mul(EngineTensor a, EngineTensor b) {
    Shape shape = Broadcast.shape("mul", a, b);
    DenseTensor y = loop(a, b, shape, Binary::multiply);
    Derivative derivative =
        Derivative.of(dy -> product(a, dy, b, shape), dy -> product(b, dy, a, shape));
    return record("mul", y, tensors(a, b), tensors(a, b), derivative);
  }

  private static float[] product(EngineTensor of, float[] dy, EngineTensor factor, Shape shape) {
    float[] f = Broadcast.expand(factor, shape);
    return gradient(of, shape, (dx, from, to) -> multiply(dy, f, dx, from, to));
  }

  private static void multiply(float[] p, float[] q, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = p[i] * q[i];
    }
  }

  /** y = a / b; da = dy / b, db = −dy (a / b) / b. */
  static EngineTensor div(EngineTensor a, EngineTensor b) {
    Shape shape = Broadcast.shape("div", a, b);
    DenseTensor y =
        loop(
            a,
            b,
            shape,
            (p, q, out, from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = p[i] / q[i];
              }
            });
    return record(
        "div",
        y,
        tensors(a, b),
        tensors(b, y),
        Derivative.of(
            dy -> {
              float[] q = Broadcast.expand(b, shape);
              return gradient(
                  a,
                  shape,
                  (da, from, to) -> {
                    for (int i = from; i < to; i++) {
                      da[i] = dy[i] / q[i];
                    }
                  });
            },
            dy -> {
              float[] q = Broadcast.expand(b, shape);
              float[] quotient = y.array();
              return gradient(
                  b,
                  shape,
                  (db, from, to) -> {
                    for (int i = from; i < to; i++) {
                      db[i] = -dy[i] * quotient[i] / q[i];
                    }
                  });
            }));
  }

  /** y = aᵇ; da = dy b aᵇ⁻¹, db = dy aᵇ log a. */
  static EngineTensor pow(EngineTensor a, EngineTensor b) {
    Shape shape = Broadcast.shape("pow", a, b);
    DenseTensor y =
        loop(
            a,
            b,
            shape,
            (p, q, out, from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = Powers.pow(p[i], q[i]);
              }
            });
    return record(
        "pow",
        y,
        tensors(a, b),
        tensors(a, b),
        Derivative.of(
            dy -> combined(a, dy, a, b, shape, Powers::byBase),
            dy -> combined(b, dy, a, b, shape, Powers::byExponent)));
  }

  /** y = max(a, b), NaN if either is; the larger gets dy, a tie gives each half, NaN both all. */
  static EngineTensor maximum(EngineTensor a, EngineTensor b) {
    Loop loop =
        (p, q, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.max(p[i], q[i]);
          }
        };
    return extreme("maximum", a, b, loop, Binary::shareOfLarger);
  }

  /** y = min(a, b), NaN if either is; the smaller gets dy, a tie gives each half, NaN both all. */
  static EngineTensor minimum(EngineTensor a, EngineTensor b) {
    Loop loop =
        (p, q, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.min(p[i], q[i]);
          }
        };
    return extreme("minimum", a, b, loop, Binary::shareOfSmaller);
  }

  private static EngineTensor extreme(
      String operation, EngineTensor a, EngineTensor b, Loop loop, Factor share) {
    Shape shape = Broadcast.shape(operation, a, b);
    Derivative derivative =
        Derivative.of(
            dy -> combined(a, dy, a, b, shape, share), dy -> combined(b, dy, b, a, shape, share));
    return record(operation, loop(a, b, shape, loop), tensors(a, b), tensors(a, b), derivative);
  }

  private static float shareOfLarger(float mine, float other) {
    return mine < other ? 0f : mine == other ? 0.5f : 1f;
  }

  private static float shareOfSmaller(float mine, float other) {
    return mine > other ? 0f : mine == other ? 0.5f : 1f;
  }

  /** Returns the gradient of {@code x}: dy times a factor of both operands. */
  private static float[] combined(
      EngineTensor x, float[] dy, EngineTensor a, EngineTensor b, Shape shape, Factor factor) {
    float[] p = Broadcast.expand(a, shape);
    float[] q = Broadcast.expand(b, shape);
    return gradient(
        x,
        shape,
        (dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * factor.of(p[i], q[i]);
          }
        });
  }

  private static DenseTensor loop(EngineTensor a, EngineTensor b, Shape shape, Loop loop) {
    DenseTensor y = a.engine().empty(shape);
    float[] p = Broadcast.expand(a, shape);
    float[] q = Broadcast.expand(b, shape);
    float[] out = y.array();
    a.engine().forRanges(shape.size(), (from, to) -> loop.run(p, q, out, from, to));
    return y;
  }

  private static float[] gradient(EngineTensor x, Shape shape, GradientLoop loop) {
    float[] expanded = x.engine().allocate(shape.size()).array();
    x.engine().forRanges(shape.size(), (from, to) -> loop.run(expanded, from, to));
    return Broadcast.reduce(expanded, x, shape);
  }

  /** Writes out[i] from p[i] and q[i]. */
  @FunctionalInterface
  private interface Loop {
    void run(float[] p, float[] q, float[] out, int from, int to);
  }

  /** Writes dx[i]. */
  @FunctionalInterface
  private interface GradientLoop {
    void run(float[] dx, int from, int to);
  }

  /** The derivative by one operand, as a function of both. */
  @FunctionalInterface
  private interface Factor {
    float of(float p, float q);
  }
}
