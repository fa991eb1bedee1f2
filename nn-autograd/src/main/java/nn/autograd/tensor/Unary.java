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
    DenseTensor y = loop(x, (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = in[i] + c;
          }
        });
    return record("add", y, tensors(x), NOTHING, Derivative.of(dy -> dy));
  }

  /** y = c x; dx = c dy. */
  static EngineTensor mul(EngineTensor x, float c) {
    DenseTensor y = loop(x, (in, out, from, to) -> scale(in, c, out, from, to));
    return record(
        "mul",
        y,
        tensors(x),
        NOTHING,
        Derivative.of(dy -> gradient(x, (dx, from, to) -> scale(dy, c, dx, from, to))));
  }

  /** y = x / c; dx = dy / c. */
  static EngineTensor div(EngineTensor x, float c) {
    DenseTensor y = loop(x, (in, out, from, to) -> divide(in, c, out, from, to));
    return record(
        "div",
        y,
        tensors(x),
        NOTHING,
        Derivative.of(dy -> gradient(x, (dx, from, to) -> divide(dy, c, dx, from, to))));
  }

  /** y = eˣ; dx = dy y. */
  static EngineTensor exp(EngineTensor x) {
    DenseTensor y = loop(x, x.engine().kernels()::exp);
    return record(
        "exp",
        y,
        tensors(x),
        tensors(y),
        Derivative.of(dy -> gradient(x, (dx, from, to) -> {
              float[] out = y.array();
              for (int i = from; i < to; i++) {
                dx[i] = dy[i] * out[i];
              }
            })));
  }

  /** y = log x; dx = dy / x. */
  static EngineTensor log(EngineTensor x) {
    DenseTensor y = loop(x, x.engine().kernels()::log);
    return record(
        "log",
        y,
        tensors(x),
        tensors(x),
        Derivative.of(dy -> {
              float[] in = x.elements();
              return gradient(x, (dx, from, to) -> {
                    for (int i = from; i < to; i++) {
                      dx[i] = dy[i] / in[i];
                    }
                  });
            }));
  }

  /** y = √x; dx = dy / 2y, infinite at 0. */
  static EngineTensor sqrt(EngineTensor x) {
    DenseTensor y = loop(x, (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = (float) Math.sqrt(in[i]);
          }
        });
    return record(
        "sqrt",
        y,
        tensors(x),
        tensors(y),
        Derivative.of(dy -> gradient(x, (dx, from, to) -> {
              float[] out = y.array();
              for (int i = from; i < to; i++) {
                dx[i] = dy[i] / (2f * out[i]);
              }
            })));
  }

  /** y = xᵉ; dx = dy e xᵉ⁻¹, and 0 for e = 0. */
  static EngineTensor pow(EngineTensor x, float e) {
    DenseTensor y = loop(x, (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Powers.pow(in[i], e);
          }
        });
    return record(
        "pow",
        y,
        tensors(x),
        tensors(x),
        Derivative.of(dy -> {
              float[] in = x.elements();
              return gradient(x, (dx, from, to) -> {
                    for (int i = from; i < to; i++) {
                      dx[i] = dy[i] * Powers.byBase(in[i], e);
                    }
                  });
            }));
  }

  /** y = |x|; dx = dy sign(x), and 0 at 0. */
  static EngineTensor abs(EngineTensor x) {
    DenseTensor y = loop(x, (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.abs(in[i]);
          }
        });
    return record(
        "abs",
        y,
        tensors(x),
        tensors(x),
        Derivative.of(dy -> {
              float[] in = x.elements();
              return gradient(x, (dx, from, to) -> {
                    for (int i = from; i < to; i++) {
                      dx[i] = dy[i] * Math.signum(in[i]);
                    }
                  });
            }));
  }

  /** y = tanh x; dx = dy (1 − y²). */
  static EngineTensor tanh(EngineTensor x) {
    DenseTensor y = loop(x, x.engine().kernels()::tanh);
    return record(
        "tanh",
        y,
        tensors(x),
        tensors(y),
        Derivative.of(dy -> gradient(x, (dx, from, to) -> {
              float[] out = y.array();
              for (int i = from; i < to; i++) {
                dx[i] = dy[i] * Math.fma(-out[i], out[i], 1f);
              }
            })));
  }

  /** y = 1 / (1 + e⁻ˣ); dx = dy y (1 − y). */
  static EngineTensor sigmoid(EngineTensor x) {
    DenseTensor y = loop(x, x.engine().kernels()::sigmoid);
    return record(
        "sigmoid",
        y,
        tensors(x),
        tensors(y),
        Derivative.of(dy -> gradient(x, (dx, from, to) -> {
              float[] out = y.array();
              for (int i = from; i < to; i++) {
                dx[i] = dy[i] * (out[i] * (1f - out[i]));
              }
            })));
  }

  /** y = min(max(x, min), max); dx = dy inside and on the borders, 0 outside. */
  static EngineTensor clamp(EngineTensor x, float min, float max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "clamp: min " + min + " must not be above max " + max);
    }
    DenseTensor y = loop(x, (in, out, from, to) -> {
          for (int i = from; i < to; i++) {
            out[i] = Math.min(Math.max(in[i], min), max);
          }
        });
    return record(
        "clamp",
        y,
        tensors(x),
        tensors(x),
        Derivative.of(dy -> {
              float[] in = x.elements();
              return gradient(x, (dx, from, to) -> {
                    for (int i = from; i < to; i++) {
                      dx[i] = in[i] >= min && in[i] <= max ? dy[i] : 0f;
                    }
                  });
            }));
  }

  /** y = f(x); dx = dy f′(x). */
  static EngineTensor map(EngineTensor x, ElementwiseFunction f) {
    DenseTensor y = loop(x, f::value);
    return record(
        f.getClass().getSimpleName(),
        y,
        tensors(x),
        tensors(x, y),
        Derivative.of(dy -> {
              float[] in = x.elements();
              return gradient(x, (dx, from, to) -> f.gradient(in, y.array(), dy, dx, from, to));
            }));
  }

  private static void scale(float[] in, float c, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = c * in[i];
    }
  }

  private static void divide(float[] in, float c, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = in[i] / c;
    }
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

  /** Writes dx[i]. */
  @FunctionalInterface
  private interface GradientLoop {
    void run(float[] dx, int from, int to);
  }
}
