package nn.autograd.tensor;

import static nn.autograd.tensor.Tape.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.api.Operation;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** Operations that come from outside the engine with their own derivative. */
final class CustomOperation {
  private CustomOperation() {}

  static EngineTensor apply(Operation operation, EngineTensor first, EngineTensor[] others) {
    List<EngineTensor> inputs = new ArrayList<>(List.of(others));
    inputs.addFirst(first);
    EngineTensor[] array = inputs.toArray(EngineTensor[]::new);
    Engine engine = first.engine();
    Operation.Result result = engine.withoutRecording(() -> operation.forward(List.copyOf(inputs)));
    DenseTensor output = fresh(EngineTensor.of(result.output()));
    Derivative derivative =
        (upstream, wanted) -> {
          Tensor dy = new DenseTensor(engine, new Storage(upstream), 0, output.shape(), null);
          List<? extends @Nullable Tensor> gradients = result.backward().gradients(dy);
          return arrays(operation, gradients, array);
        };
    return record(operation.name(), output, array, with(array, output), engine.guarded(derivative));
  }

  /** Returns all that the derivative may read: it may use the output, as that of exp does. */
  private static EngineTensor[] with(EngineTensor[] inputs, EngineTensor output) {
    EngineTensor[] all = Arrays.copyOf(inputs, inputs.length + 1);
    all[inputs.length] = output;
    return all;
  }

  /** Returns a tensor of its own node: the operation may have returned one of its inputs. */
  private static DenseTensor fresh(EngineTensor output) {
    if (output instanceof DenseTensor dense) {
      return dense.view(dense.offset(), dense.shape(), null);
    }
    DenseTensor copy = output.engine().empty(output.shape());
    System.arraycopy(output.array(), output.offset(), copy.array(), 0, output.shape().size());
    return copy;
  }

  private static float[] @Nullable [] arrays(
      Operation operation, List<? extends @Nullable Tensor> gradients, EngineTensor[] inputs) {
    if (gradients.size() != inputs.length) {
      throw new IllegalStateException(
          operation.name()
              + ": the derivative returned "
              + gradients.size()
              + " gradients for "
              + inputs.length
              + " inputs");
    }
    float[] @Nullable [] arrays = new float[inputs.length] @Nullable [];
    for (int i = 0; i < inputs.length; i++) {
      Tensor gradient = gradients.get(i);
      if (gradient == null) {
        continue;
      }
      if (!gradient.shape().equals(inputs[i].shape())) {
        throw new IllegalStateException(
            operation.name()
                + ": the gradient of input "
                + i
                + " has shape "
                + gradient.shape()
                + ", the input "
                + inputs[i].shape());
      }
      arrays[i] = EngineTensor.of(gradient).elements();
    }
    return arrays;
  }
}
