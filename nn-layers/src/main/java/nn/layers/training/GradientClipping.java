package nn.layers.training;

import java.util.Collection;
import nn.api.Parameter;
import nn.api.Tensor;

/**
 * Makes large gradients smaller before the optimizer sees them; stateless.
 *
 * {@snippet :
 * loss.backward();
 * GradientClipping.byNorm(1).clip(model.parameters().values());
 * optimizer.step();
 * }
 */
public sealed interface GradientClipping {

  /** Changes the gradients of those parameters that have one. */
  void clip(Collection<? extends Parameter> parameters);

  /**
   * Returns clipping by the norm of all gradients together: {@code g·min(1, maxNorm / (‖g‖ +
   * 10⁻⁶))}, as {@code torch.nn.utils.clip_grad_norm_}.
   *
   * @throws IllegalArgumentException if the norm is not above 0: it would turn gradients around
   */
  static GradientClipping byNorm(double maxNorm) {
    return new ByNorm(maxNorm);
  }

  /**
   * Returns clipping of every element to {@code [−limit, limit]}, as {@code
   * torch.nn.utils.clip_grad_value_}.
   *
   * @throws IllegalArgumentException if the limit is not above 0
   */
  static GradientClipping byValue(double limit) {
    return new ByValue(limit);
  }

  /** Returns the Euclidean norm ‖g‖ of all gradients together. */
  static double norm(Collection<? extends Parameter> parameters) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      Tensor gradient = parameter.gradient();
      if (gradient != null) {
        squares += squares(gradient.toArray());
      }
    }
    return Math.sqrt(squares);
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  /** By the norm of all gradients together. */
  record ByNorm(double maxNorm) implements GradientClipping {
    private static final double EPSILON = 1e-6;

    /** Checks the norm. */
    public ByNorm {
      requirePositive("norm", maxNorm);
    }

    @Override
    public void clip(Collection<? extends Parameter> parameters) {
      double coefficient = maxNorm / (norm(parameters) + EPSILON);
      if (coefficient < 1) {
        parameters.forEach(parameter -> scale(parameter, coefficient));
      }
    }

    /** In doubles: a coefficient below 10⁻³⁸ has few bits as a float, or none. */
    private static void scale(Parameter parameter, double coefficient) {
      Tensor gradient = parameter.gradient();
      if (gradient != null) {
        float[] g = gradient.toArray();
        for (int i = 0; i < g.length; i++) {
          g[i] = (float) (g[i] * coefficient);
        }
        parameter.assignGradient(g);
      }
    }
  }

  /** Each element by itself. */
  record ByValue(double limit) implements GradientClipping {
    /** Checks the limit. */
    public ByValue {
      requirePositive("value", limit);
    }

    @Override
    public void clip(Collection<? extends Parameter> parameters) {
      parameters.forEach(this::limit);
    }

    private void limit(Parameter parameter) {
      Tensor gradient = parameter.gradient();
      if (gradient != null) {
        float most = (float) limit;
        float[] g = gradient.toArray();
        for (int i = 0; i < g.length; i++) {
          g[i] = Math.max(-most, Math.min(most, g[i]));
        }
        parameter.assignGradient(g);
      }
    }
  }

  private static void requirePositive(String what, double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException(
          "gradient clipping by " + what + " needs a number above 0, not " + limit);
    }
  }
}
