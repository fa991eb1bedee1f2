package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import nn.api.optim.OptimizerState;
import nn.api.optim.Scalar;

/**
 * The state of an optimizer and those inside it, by the names under which it is saved.
 *
 * @param optimizer the optimizers: {@code lookahead(adam)}
 * @param arrays slots by {@code path/slot/parameter}
 * @param scalars numbers by {@code path/name}
 * @param counts steps by {@code path/step/parameter}
 */
record StateView(
    String optimizer,
    SequencedMap<String, Part> arrays,
    SequencedMap<String, Scalar> scalars,
    SequencedMap<String, Scalar> counts) {

  /** The elements of one parameter in a slot. */
  record Part(SlotStorage slot, ParameterSet.Entry entry) {
    int length() {
      return entry.to() - entry.from();
    }

    float[] copy() {
      return Arrays.copyOfRange(slot.array(entry.storage()), entry.from(), entry.to());
    }

    void write(float[] values) {
      System.arraycopy(values, 0, slot.array(entry.storage()), entry.from(), values.length);
    }
  }

  StateView(String optimizer) {
    this(optimizer, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private SequencedMap<String, Scalar> numbers() {
    SequencedMap<String, Scalar> numbers = new LinkedHashMap<>(scalars);
    numbers.putAll(counts);
    return numbers;
  }

  OptimizerState copy() {
    SequencedMap<String, float[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, part) -> copies.put(name, part.copy()));
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    numbers().forEach((name, scalar) -> values.put(name, scalar.get()));
    return new OptimizerState(optimizer, copies, values);
  }

  /**
   * Takes over a state if it fits in everything.
   *
   * @throws IllegalArgumentException listing every difference; nothing is changed then
   */
  void load(OptimizerState state) {
    List<String> differences = differences(state);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the state does not fit the optimizer; nothing was changed:\n  "
              + String.join("\n  ", differences));
    }
    state.arrays().forEach((name, values) -> required(arrays, name).write(values));
    SequencedMap<String, Scalar> numbers = numbers();
    state.scalars().forEach((name, value) -> required(numbers, name).set(value));
  }

  private List<String> differences(OptimizerState state) {
    List<String> differences = new ArrayList<>();
    if (!optimizer.equals(state.optimizer())) {
      differences.add("it was made by " + state.optimizer() + ", this is " + optimizer);
    }
    compareNames("array", arrays.keySet(), state.arrays().keySet(), differences);
    compareNames("number", numbers().keySet(), state.scalars().keySet(), differences);
    arrays.forEach((name, part) -> {
      float[] given = state.arrays().get(name);
      if (given != null && given.length != part.length()) {
        differences.add(
            "array '" + name + "' has " + given.length + " elements instead of " + part.length());
      }
    });
    counts.forEach((name, count) -> {
      Double given = state.scalars().get(name);
      if (given != null && !(given >= 0 && given == Math.rint(given) && given < 0x1p53)) {
        differences.add("number '" + name + "' is " + given + " instead of a count of steps");
      }
    });
    return differences;
  }

  private static void compareNames(
      String what, Set<String> expected, Set<String> given, List<String> differences) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(given);
    missing.forEach(name -> differences.add(what + " '" + name + "' is missing"));
    Set<String> unexpected = new TreeSet<>(given);
    unexpected.removeAll(expected);
    unexpected.forEach(name -> differences.add(what + " '" + name + "' is unexpected"));
  }

  private static <T> T required(SequencedMap<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalStateException("state '" + name + "' vanished");
    }
    return found;
  }
}
