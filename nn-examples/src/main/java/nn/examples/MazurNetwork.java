package nn.examples;

import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;

/**
 * The network of Matt Mazur's "A Step by Step Backpropagation Example": two inputs, two hidden
 * neurons, two outputs, sigmoid everywhere; the biases stay as they are.
 *
 * @param w1 w₁ w₂ | w₃ w₄, to the hidden neurons
 * @param w2 w₅ w₆ | w₇ w₈, to the outputs
 */
record MazurNetwork(Tensor input, Tensor target, Parameter w1, Tensor b1, Parameter w2, Tensor b2) {

  /** Returns the network before any training. */
  static MazurNetwork create(Nn nn) {
    return new MazurNetwork(
        nn.tensor(Shape.of(2), 0.05f, 0.10f),
        nn.tensor(Shape.of(2), 0.01f, 0.99f),
        nn.parameter(Shape.of(2, 2), 0.15f, 0.20f, 0.25f, 0.30f),
        nn.tensor(Shape.of(2), 0.35f, 0.35f),
        nn.parameter(Shape.of(2, 2), 0.40f, 0.45f, 0.50f, 0.55f),
        nn.tensor(Shape.of(2), 0.60f, 0.60f));
  }

  Tensor netHidden() {
    return input.linear(w1, b1);
  }

  Tensor netOutput(Tensor outHidden) {
    return outHidden.linear(w2, b2);
  }

  Tensor output() {
    return netOutput(netHidden().sigmoid()).sigmoid();
  }

  /** Returns ½ (target − out)² of each output. */
  Tensor errors(Tensor output) {
    Tensor difference = target.sub(output);
    return difference.mul(difference).mul(0.5f);
  }

  Tensor totalError() {
    return errors(output()).sum();
  }
}
