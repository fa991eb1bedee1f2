package nn.layers.training;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Tensor;
import nn.layers.Module;

/** Values that the parameters and buffers of a network had at some time. */
final class WeightSnapshot {
  private final Module model;
  private SequencedMap<String, float[]> values;

  /** Takes the present values. */
  WeightSnapshot(Module model) {
    this.model = model;
    this.values = values();
  }

  /** Takes the present values in place of the earlier ones. */
  void take() {
    values = values();
  }

  /** Does something while the network has these values; afterwards it has its own again. */
  <T> T during(Supplier<T> action) {
    WeightSnapshot present = new WeightSnapshot(model);
    assign();
    try {
      return action.get();
    } finally {
      present.assign();
    }
  }

  void writeTo(StateWriter out, String prefix) {
    tensors()
        .forEach((path, tensor) ->
            out.floats(
                prefix + path,
                tensor.shape(),
                Objects.requireNonNull(values.get(path), path).clone()));
  }

  void readFrom(StateReader in, String prefix) {
    values =
        StateReader.each(tensors().sequencedKeySet(), path -> in.floats(prefix + path).clone());
  }

  private void assign() {
    tensors()
        .forEach((path, tensor) -> tensor.assign(Objects.requireNonNull(values.get(path), path)));
  }

  private SequencedMap<String, float[]> values() {
    SequencedMap<String, float[]> present = new LinkedHashMap<>();
    tensors().forEach((path, tensor) -> present.put(path, tensor.toArray()));
    return present;
  }

  private SequencedMap<String, Tensor> tensors() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(model.parameters());
    tensors.putAll(model.buffers());
    return tensors;
  }
}
