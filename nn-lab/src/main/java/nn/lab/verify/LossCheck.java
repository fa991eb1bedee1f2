package nn.lab.verify;

import java.util.Arrays;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.loss.Losses;

/** Computes the loss of the recorded input and compares it and its gradient. */
record LossCheck(Nn nn, Losses losses) {

  void check(LossTrace trace, Comparison comparison) {
    Parameter input = trace.input().parameter(nn);
    Tensor loss = losses.create(trace.loss()).forward(input, trace.target().tensor(nn));
    comparison.tensor("loss", trace.value(), loss);
    float[] ones = new float[loss.shape().size()];
    Arrays.fill(ones, 1);
    loss.backward(nn.tensor(loss.shape(), ones));
    String name = "input_gradient";
    Recorded.compareGradients(
        "", Map.of(name, input), Map.of(name, trace.inputGradient()), comparison);
  }
}
