package nn.autograd.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.ArrayOperation.Operand;
import nn.api.Shape;
import org.jspecify.annotations.Nullable;

/** Operations on arrays that come from outside the engine with their own derivative. */
final class CustomArrayOperation {
  private final ArrayOperation operation;
  private final List<EngineTensor> inputs;
  private final Engine engine;

  private CustomArrayOperation(ArrayOperation operation, List<EngineTensor> inputs) {
    this.operation = operation;
    this.inputs = inputs;
    this.engine = inputs.getFirst().engine();
  }

  static EngineTensor apply(ArrayOperation operation, List<EngineTensor> inputs) {
    return new CustomArrayOperation(operation, inputs).apply();
  }

  private EngineTensor apply() {
    Shape shape = operation.outputShape();
    DenseTensor output = engine.empty(shape);
    operation.forward(operands(), output.array(), engine.workers());
    EngineTensor[] saved = new EngineTensor[inputs.size() + 1];
    inputs.toArray(saved);
    saved[inputs.size()] = output;
    return Tape.record(
        operation.name(),
        output,
        inputs.toArray(EngineTensor[]::new),
        saved,
        engine.guarded((upstream, wanted) -> backward(output, upstream, wanted)));
  }

  private List<Operand> operands() {
    return inputs.stream()
        .map(input -> new Operand(input.array(), input.offset(), input.shape()))
        .toList();
  }

  private float[] @Nullable [] backward(DenseTensor output, float[] upstream, boolean[] wanted) {
    float[] @Nullable [] delivered = new float[inputs.size()] @Nullable [];
    List<@Nullable Operand> gradients = new ArrayList<>();
    List<DenseParameter> written = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      EngineTensor input = inputs.get(i);
      if (!wanted[i]) {
        gradients.add(null);
      } else if (input instanceof DenseParameter parameter && staysAt(parameter)) {
        written.add(parameter);
        gradients.add(
            new Operand(parameter.storage().gradients(), parameter.offset(), parameter.shape()));
      } else {
        float[] fresh = engine.allocate(input.shape().size()).array();
        delivered[i] = fresh;
        gradients.add(new Operand(fresh, 0, input.shape()));
      }
    }
    operation.backward(
        operands(),
        output.array(),
        upstream,
        Collections.unmodifiableList(gradients),
        engine.workers());
    written.forEach(DenseParameter::markReceived);
    return delivered;
  }

  /** Returns whether a gradient may be written where it is to stay: it is the only one so far. */
  private boolean staysAt(DenseParameter parameter) {
    return !parameter.hasGradient()
        && inputs.stream().filter(input -> input == parameter).count() == 1;
  }
}
