package nn.lab.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;

/** Sends the recorded input through the layer and compares output, gradients and buffers. */
record LayerCheck(Nn nn) {

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
    Map<String, Parameter> parameters = OuterName.added(layer.parameters(), trace.parameters());
    Recorded.compareGradients(what, parameters, trace.parameterGradients(), comparison);
    Recorded.compare("'buffers_after'", "", layer.buffers(), trace.buffersAfter(), comparison);
  }

  private Module layer(LayerTrace trace) {
    Module layer = new Layers(nn).create(trace.layer(), sample(trace.inputs().getFirst().shape()));
    Recorded.assign(
        "'parameters'",
        OuterName.added(layer.parameters(), trace.parameters()),
        trace.parameters());
    Recorded.assign("'buffers_before'", layer.buffers(), trace.buffersBefore());
    if (trace.evaluating()) {
      layer.eval();
    }
    return layer;
  }

  private static Shape sample(Shape batch) {
    int[] lengths = batch.toArray();
    int from = lengths.length > 1 ? 1 : 0;
    return Shape.of(Arrays.copyOfRange(lengths, from, lengths.length));
  }
}
