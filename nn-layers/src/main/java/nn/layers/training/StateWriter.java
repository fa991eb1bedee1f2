package nn.layers.training;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.Tensor;

/** Collects named arrays for a checkpoint. */
final class StateWriter {
  private final SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();

  SequencedMap<String, StoredArray> arrays() {
    return arrays;
  }

  void tensor(String name, Tensor tensor) {
    floats(name, tensor.shape(), tensor.toArray());
  }

  void array(String name, StoredArray array) {
    arrays.put(name, array);
  }

  void floats(String name, Shape shape, float[] values) {
    arrays.put(name, new StoredArray.F32(shape, values));
  }

  void number(String name, double value) {
    numbers(name, Shape.of(), value);
  }

  void numbers(String name, Shape shape, double... values) {
    arrays.put(name, new StoredArray.F64(shape, values));
  }

  void whole(String name, Shape shape, long... values) {
    arrays.put(name, new StoredArray.I64(shape, values));
  }
}
