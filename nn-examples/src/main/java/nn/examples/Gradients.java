package nn.examples;

import java.util.Objects;
import nn.api.Parameter;
import nn.api.Tensor;

/** Reads gradients of parameters that surely have one. */
final class Gradients {
  private Gradients() {}

  /** Returns the gradient after {@code backward}. */
  static Tensor of(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient(), "no gradient arrived");
  }
}
