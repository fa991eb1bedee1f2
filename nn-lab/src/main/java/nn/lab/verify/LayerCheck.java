package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Module;

/** Sends the recorded input through the layer and compares output, gradients and buffers. */
record LayerCheck(Nn nn, BuiltInLayers layers) {

  void check(LayerTrace trace, Comparison comparison) {
    if (trace.inputs().size() != 1) {
      throw new IllegalArgumentException(
          "a layer takes one input here, in the trace " + trace.inputs().size());
    }
    Module layer = layer(trace);
    Parameter x = trace.inputs().getFirst().parameter(nn);
    Tensor y = layer.forward(x);
    comparison.tensor("y", trace.y(), y);
    y.backward(trace.upstream().tensor(nn));
    Map<String, Array> inputGradient = new LinkedHashMap<>();
    trace.inputGradients().getFirst().ifPresent(each -> inputGradient.put("input", each));
    String what = "gradient of ";
    Recorded.compareGradients(what, Map.of("input", x), inputGradient, comparison);
    Recorded.compareGradients(what, layer.parameters(), trace.parameterGradients(), comparison);
    Recorded.compare("'buffers_after'", "", layer.buffers(), trace.buffersAfter(), comparison);
  }

  private Module layer(LayerTrace trace) {
    Module layer = layers.create(trace.layer(), nn);
    Recorded.assign("'parameters'", layer.parameters(), trace.parameters());
    Recorded.assign("'buffers_before'", layer.buffers(), trace.buffersBefore());
    if (trace.evaluating()) {
      layer.eval();
    }
    return layer;
  }
}
