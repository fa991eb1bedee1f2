package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;

/** Applies the activation to the recorded input and compares its output and its gradients. */
record ActivationCheck(Nn nn) {

  void check(ActivationTrace trace, Comparison comparison) {
    CreatedActivation created = nn.activations().create(trace.activation());
    Recorded.assign("the trace", created.parameters(), trace.parameters());
    Parameter x = trace.x().parameter(nn);
    Tensor y = created.activation().forward(x);
    comparison.tensor("y", trace.y(), y);
    y.backward(trace.upstream().tensor(nn));
    Map<String, Parameter> leaves = new LinkedHashMap<>();
    leaves.put(ActivationTrace.DERIVATIVE, x);
    leaves.put(ActivationTrace.INPUT_GRADIENT, x);
    created
        .parameters()
        .forEach((name, parameter) -> leaves.put(name + ActivationTrace.GRADIENT, parameter));
    Recorded.compareGradients("", leaves, trace.gradients(), comparison);
  }
}
