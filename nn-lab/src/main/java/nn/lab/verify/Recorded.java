package nn.lab.verify;

import java.util.Map;
import nn.api.Parameter;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** Puts recorded arrays into tensors, and compares gradients with recorded ones. */
final class Recorded {
  private Recorded() {}

  /**
   * Gives every tensor its recorded values.
   *
   * @param place where they are recorded, for errors
   * @throws IllegalArgumentException if one has no recorded values, or there are some for another,
   *     or the shapes differ
   */
  static void assign(
      String place, Map<String, ? extends Tensor> tensors, Map<String, Array> recorded) {
    forEach(
        place,
        tensors,
        recorded,
        (name, tensor, array) -> {
          require(
              array.shape().equals(tensor.shape()),
              "'" + name + "' has shape " + tensor.shape() + ", in the trace " + array.shape());
          tensor.assign(array.numbers().floats());
        });
  }

  /**
   * Compares every tensor with its recorded values.
   *
   * @param place where they are recorded, for errors
   * @throws IllegalArgumentException as in {@link #assign}
   */
  static void compare(
      String place,
      String where,
      Map<String, ? extends Tensor> tensors,
      Map<String, Array> recorded,
      Comparison comparison) {
    forEach(
        place,
        tensors,
        recorded,
        (name, tensor, array) -> comparison.tensor(where + name, array, tensor));
  }

  /** What is done with a tensor and its recorded values. */
  private interface Pair {
    void accept(String name, Tensor tensor, Array array);
  }

  private static void forEach(
      String place, Map<String, ? extends Tensor> tensors, Map<String, Array> recorded, Pair body) {
    for (String name : recorded.keySet()) {
      require(
          tensors.containsKey(name),
          place + " has values for '" + name + "'; expected those for " + tensors.keySet());
    }
    tensors.forEach((name, tensor) -> {
      Array array = recorded.get(name);
      if (array == null) {
        throw new IllegalArgumentException(place + " has no values for '" + name + "'");
      }
      body.accept(name, tensor, array);
    });
  }

  /** Compares the gradients that were recorded with those that arrived. */
  static void compareGradients(
      String where,
      Map<String, Parameter> parameters,
      Map<String, Array> recorded,
      Comparison comparison) {
    recorded.forEach((name, expected) ->
        comparison.tensor(where + name, expected, gradient(name, parameters.get(name))));
  }

  /**
   * Returns the gradient of a parameter.
   *
   * @throws IllegalArgumentException if it has none
   */
  static Tensor gradient(String name, @Nullable Parameter parameter) {
    Tensor gradient = parameter == null ? null : parameter.gradient();
    if (gradient == null) {
      throw new IllegalArgumentException("no gradient arrived for '" + name + "'");
    }
    return gradient;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
