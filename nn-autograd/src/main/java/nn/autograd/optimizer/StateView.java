package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import nn.api.StoredArray;
import nn.api.optim.OptimizerState;

/**
 * The state of an optimizer and those inside it, by the names under which it is saved.
 *
 * @param optimizer the optimizers: {@code lookahead(adam)}
 * @param parts the state by {@code path/slot/parameter}
 */
record StateView(String optimizer, SequencedMap<String, StatePart> parts) {

  StateView(String optimizer) {
    this(optimizer, new LinkedHashMap<>());
  }

  OptimizerState copy() {
    SequencedMap<String, StoredArray> copies = new LinkedHashMap<>();
    parts.forEach((name, part) -> copies.put(name, part.copy()));
    return new OptimizerState(optimizer, copies);
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
    parts.forEach((name, part) -> {
      StoredArray saved = state.arrays().get(name);
      if (saved != null) {
        part.write(saved);
      }
    });
  }

  private List<String> differences(OptimizerState state) {
    List<String> differences = new ArrayList<>();
    if (!optimizer.equals(state.optimizer())) {
      differences.add("it was made by " + state.optimizer() + ", this is " + optimizer);
    }
    compareNames(parts.keySet(), state.arrays().keySet(), differences);
    parts.forEach((name, part) -> {
      StoredArray saved = state.arrays().get(name);
      String objection = saved == null ? null : part.objection(saved);
      if (objection != null) {
        differences.add("'" + name + "' " + objection);
      }
    });
    return differences;
  }

  private static void compareNames(
      Set<String> expected, Set<String> given, List<String> differences) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(given);
    missing.forEach(name -> differences.add("'" + name + "' is missing"));
    Set<String> unexpected = new TreeSet<>(given);
    unexpected.removeAll(expected);
    unexpected.forEach(name -> differences.add("'" + name + "' is unexpected"));
  }
}
