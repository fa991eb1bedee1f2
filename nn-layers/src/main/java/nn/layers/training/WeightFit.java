package nn.layers.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.StoredArray;
import nn.api.Tensor;

/**
 * How the arrays of a file fit what a network has.
 *
 * @param arrays those of the file
 * @param isCheckpoint whether the file holds more than the weights
 * @param expected the network's parameters and buffers by the names they have in such a file
 */
record WeightFit(
    Map<String, StoredArray> arrays, boolean isCheckpoint, SequencedMap<String, Tensor> expected) {

  /** Returns what the file has in the right shape. */
  SequencedMap<String, Tensor> fitting() {
    SequencedMap<String, Tensor> fitting = new LinkedHashMap<>();
    expected.forEach((name, tensor) -> {
      if (fits(name, tensor)) {
        fitting.put(name, tensor);
      }
    });
    return fitting;
  }

  private boolean fits(String name, Tensor tensor) {
    StoredArray found = arrays.get(name);
    return found != null && found.shape().equals(tensor.shape());
  }

  /** Returns a line for each that is missing, left over or of another shape. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    expected.forEach((name, tensor) -> {
      StoredArray found = arrays.get(name);
      if (!fits(name, tensor)) {
        String given = found == null ? "none" : found.shape().toString();
        differences.add(name + ": expected " + tensor.shape() + ", the file has " + given);
      }
    });
    Set<String> left = new LinkedHashSet<>(arrays.keySet());
    left.removeAll(expected.keySet());
    left.stream()
        .filter(this::isWeight)
        .forEach(name -> differences.add(name + ": the model has no such parameter or buffer"));
    return differences;
  }

  private boolean isWeight(String name) {
    return !isCheckpoint
        || name.startsWith(WeightArrays.EVALUATED)
        || name.startsWith(WeightArrays.BUFFER);
  }
}
