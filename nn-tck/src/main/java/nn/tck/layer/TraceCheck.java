package nn.tck.layer;

import java.util.Arrays;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.tck.contract.Closeness;
import nn.tck.contract.Contract;
import nn.tck.contract.Subject;
import nn.tck.contract.Trace;

/** Whether a layer agrees with a recorded trace: output, gradients and buffers. */
public final class TraceCheck {
  private static final String VALUES = "values";

  /** Says how the layer was used, unless it is a hyperparameter with another word. */
  private static final String MODE = "mode";

  private static final String TRAINING = "train";
  private static final String EVALUATION = "eval";

  private final Subject<LayerProvider> subject;

  /** Creates the check. */
  public TraceCheck(Subject<LayerProvider> subject) {
    this.subject = subject;
  }

  /** Returns the layer of a case. */
  public static Spec spec(Trace trace) {
    Spec recorded = trace.spec(String.valueOf(trace.get("name")));
    Spec spec = Spec.of(recorded.name());
    for (Map.Entry<String, Object> each : recorded.values().entrySet()) {
      boolean isOfTheCase =
          each.getKey().equals(MODE)
              && (each.getValue().equals(TRAINING) || each.getValue().equals(EVALUATION));
      spec = isOfTheCase ? spec : spec.with(each.getKey(), each.getValue());
    }
    return spec;
  }

  /** Checks a case. */
  public void followsTrace(Nn nn, Spec spec, Trace trace) {
    Trace input = trace.objects("inputs").getFirst();
    Module layer = layer(nn, spec, input.shape(), trace);
    Parameter x = nn.parameter(input.shape(), Closeness.floats(input.list(VALUES)));
    Tensor y = layer.forward(x);
    y.backward(nn.tensor(y.shape(), Closeness.floats(trace.object("upstream").list(VALUES))));
    compare(trace.where() + ", y", trace.object("y"), y.toArray());
    if (trace.list("input_gradients").getFirst() != null) {
      Trace gradient = trace.objects("input_gradients").getFirst();
      compare(gradient.where(), gradient, LayerRun.gradient(x));
    }
    Trace gradients = trace.object("parameter_gradients");
    layer.parameters().forEach((path, each) -> compare(gradients, path, LayerRun.gradient(each)));
    Trace buffers = trace.object("buffers_after");
    layer.buffers().forEach((path, each) -> compare(buffers, path, each.toArray()));
  }

  /** Returns the layer with what it has before. */
  private Module layer(Nn nn, Spec spec, Shape batch, Trace trace) {
    int[] lengths = batch.toArray();
    int first = Math.min(1, lengths.length - 1);
    Shape sample = Shape.of(Arrays.copyOfRange(lengths, first, lengths.length));
    Module layer = new Layers(nn).create(spec, sample);
    if (EVALUATION.equals(trace.object("hyperparameters").values().get(MODE))) {
      layer.eval();
    }
    assign(trace.object("parameters"), layer.parameters());
    assign(trace.object("buffers_before"), layer.buffers());
    return layer;
  }

  private void assign(Trace recorded, Map<String, ? extends Tensor> tensors) {
    if (recorded.values().size() != tensors.size()) {
      throw Contract.TRACES_AGREE.broken(
          subject,
          recorded.where()
              + ": the layer has "
              + tensors.keySet()
              + ", the trace "
              + recorded.values().keySet());
    }
    tensors.forEach(
        (path, each) -> each.assign(Closeness.floats(named(recorded, path).list(VALUES))));
  }

  /**
   * Returns what is recorded of a parameter or buffer; if the recording program had the layer as an
   * attribute, its name stands in front.
   */
  private static Trace named(Trace recorded, String path) {
    return recorded.values().keySet().stream()
        .filter(name -> name.equals(path) || name.equals(outer(name) + path))
        .findFirst()
        .map(recorded::object)
        .orElseGet(() -> recorded.object(path));
  }

  private static String outer(String name) {
    return name.substring(0, name.indexOf('.') + 1);
  }

  private void compare(Trace recorded, String path, float[] actual) {
    compare(recorded.where() + ", " + path, named(recorded, path), actual);
  }

  private void compare(String where, Trace expected, float[] actual) {
    Closeness.check(subject, where, expected.list(VALUES), actual);
  }
}
