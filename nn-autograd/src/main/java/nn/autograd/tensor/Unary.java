package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;
import static nn.autograd.tensor.Tape.tensors;

import nn.api.ElementwiseFunction;

/** Functions of one tensor, element by element, each with its derivative beside it. */
final class Unary {
  private static final EngineTensor[] NOTHING = {};

  private Unary() {}

  /** y = x + c; dx = dy. */
  static EngineTensor add(EngineTensor x, float c) {
    DenseTensor y =
        loop(
            x,
            (in, out, from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = in[i] + c;
              }
            });
    return record("add", y, tensors(x), NOTHING, Derivative.of(dy -> dy));
  }

  /** y = c x; dx = c dy. */
  static EngineTensor mul(EngineTensor x, float c) {
    return linear(
        "mul",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = c * in[i];
          }
        });
  }

  /** y = x / c; dx = dy / c. */
  static EngineTensor div(EngineTensor x, float c) {
    return linear(
        "div",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = in[i] / c;
          }
        });
  }

  /**
   * y = x / c; dx = dy / c. It divides in double, because a count above 2²⁴ may have no float that
   * equals it.
   */
  static EngineTensor div(EngineTensor x, double c) {
    return linear(
        "div",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = (float) (in[i] / c);
          }
        });
  }

  /** y = eˣ; dx = dy y. */
  static EngineTensor exp(EngineTensor x) {
    return byOutput(
        "exp",
        x,
        x.engine().kernels()::exp,
        (dy, y, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * y[i];
          }
        });
  }

  /** y = log x; dx = dy / x. */
  static EngineTensor log(EngineTensor x) {
    return byInput(
        "log",
        x,
        x.engine().kernels()::log,
        (dy, in, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] / in[i];
          }
        });
  }

  /** y = √x; dx = dy / 2y, infinite at 0. */
  static EngineTensor sqrt(EngineTensor x) {
    return byOutput(
        "sqrt",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = (float) Math.sqrt(in[i]);
          }
        },
        (dy, y, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] / (2f * y[i]);
          }
        });
  }

  /** y = xᵉ; dx = dy e xᵉ⁻¹, and 0 for e = 0. */
  static EngineTensor pow(EngineTensor x, float e) {
    return byInput(
        "pow",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Powers.pow(in[i], e);
          }
        },
        (dy, in, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Powers.byBase(in[i], e);
          }
        });
  }

  /** y = |x|; dx = dy sign(x), and 0 at 0. */
  static EngineTensor abs(EngineTensor x) {
    return byInput(
        "abs",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.abs(in[i]);
          }
        },
        (dy, in, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Math.signum(in[i]);
          }
        });
  }

  /** y = tanh x; dx = dy (1 − y²). */
  static EngineTensor tanh(EngineTensor x) {
    return byOutput(
        "tanh",
        x,
        x.engine().kernels()::tanh,
        (dy, y, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Math.fma(-y[i], y[i], 1f);
          }
        });
  }

  /** y = 1 / (1 + e⁻ˣ); dx = dy y (1 − y). */
  static EngineTensor sigmoid(EngineTensor x) {
    return byOutput(
        "sigmoid",
        x,
        x.engine().kernels()::sigmoid,
        (dy, y, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (y[i] * (1f - y[i]));
          }
        });
  }

  /** y = min(max(x, min), max); dx = dy inside and on the borders, 0 outside. */
  static EngineTensor clamp(EngineTensor x, float min, float max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException("clamp: min " + min + " must not be above max " + max);
    }
    return byInput(
        "clamp",
        x,
        (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.min(Math.max(in[i], min), max);
          }
        },
        (dy, in, dx, from, to) -> {
          for (int i = from; i < to; i++) {
            dx[i] = in[i] >= min && in[i] <= max ? dy[i] : 0f;
          }
        });
  }

  /** y = f(x); dx = dy f′(x). */
  static EngineTensor map(EngineTensor x, ElementwiseFunction f) {
    DenseTensor y = loop(x, f::value);
    Derivative derivative =
        Derivative.of(dy -> {
          float[] in = x.elements();
          float[] out = y.array();
          return gradient(x, (dx, from, to) -> f.gradient(in, out, dy, dx, from, to));
        });
    return record(
        f.getClass().getSimpleName(), y, tensors(x), tensors(x, y), x.engine().guarded(derivative));
  }

  /** Records a function whose derivative is the function itself, applied to dy. */
  private static EngineTensor linear(String operation, EngineTensor x, Loop loop) {
    Derivative derivative =
        Derivative.of(dy -> gradient(x, (dx, from, to) -> loop.run(dy, dx, from, to)));
    return record(operation, loop(x, loop), tensors(x), NOTHING, derivative);
  }

  /** Records a function whose derivative is computed from x. */
  private static EngineTensor byInput(
      String operation, EngineTensor x, Loop loop, DerivativeLoop back) {
    Derivative derivative =
        Derivative.of(dy -> {
          float[] in = x.elements();
          return gradient(x, (dx, from, to) -> back.run(dy, in, dx, from, to));
        });
    return record(operation, loop(x, loop), tensors(x), tensors(x), derivative);
  }

  /** Records a function whose derivative is computed from y. */
  private static EngineTensor byOutput(
      String operation, EngineTensor x, Loop loop, DerivativeLoop back) {
    DenseTensor y = loop(x, loop);
    Derivative derivative =
        Derivative.of(dy -> {
          float[] out = y.array();
          return gradient(x, (dx, from, to) -> back.run(dy, out, dx, from, to));
        });
    return record(operation, y, tensors(x), tensors(y), derivative);
  }

  private static DenseTensor loop(EngineTensor x, Loop loop) {
    DenseTensor y = x.engine().empty(x.shape());
    float[] in = x.elements();
    float[] out = y.array();
    x.engine().forRanges(x.shape().size(), (from, to) -> loop.run(in, out, from, to));
    return y;
  }

  private static float[] gradient(EngineTensor x, GradientLoop loop) {
    float[] dx = x.engine().allocate(x.shape().size()).array();
    x.engine().forRanges(x.shape().size(), (from, to) -> loop.run(dx, from, to));
    return dx;
  }

  /** Writes out[i] from in[i]. */
  @FunctionalInterface
  private interface Loop {
    void run(float[] in, float[] out, int from, int to);
  }

  /** Writes dx[i] from dy[i] and the saved x[i] or y[i]. */
  @FunctionalInterface
  private interface DerivativeLoop {
    void run(float[] dy, float[] saved, float[] dx, int from, int to);
  }

  /** Writes dx[i]. */
  @FunctionalInterface
  private interface GradientLoop {
    void run(float[] dx, int from, int to);
  }
}
