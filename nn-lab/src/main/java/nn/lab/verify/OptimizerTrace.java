package nn.lab.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.plugin.Spec;

/**
 * Gradients that were handed to an optimizer step by step, and the parameters after each step.
 *
 * @param initial the parameters at the start by name
 */
record OptimizerTrace(
    String title, Spec optimizer, SequencedMap<String, Array> initial, List<Step> steps)
    implements Trace {
  static final List<String> KEYS = List.of("parameters", "gradients", "after");

  /**
   * One step; every list has one element per parameter.
   *
   * @param gradients empty for a parameter that received none
   * @param after the parameters after the step
   * @param evaluated the parameters to evaluate with after the step; an empty list if not recorded
   */
  record Step(List<Optional<Numbers>> gradients, List<Numbers> after, List<Numbers> evaluated) {}

  static OptimizerTrace read(String optimizer, Item item) {
    SequencedMap<String, Array> initial = initial(item.get("parameters"));
    List<Item> gradients = item.get("gradients").items();
    List<Item> after = item.get("after").items(gradients.size(), "one per step of 'gradients'");
    Optional<List<Item>> evaluated =
        item.find("evaluation_parameters")
            .map(each -> each.items(gradients.size(), "one per step of 'gradients'"));
    List<Step> steps = new ArrayList<>();
    for (int t = 0; t < gradients.size(); t++) {
      List<Numbers> evaluatedNow =
          evaluated.isEmpty() ? List.of() : perParameter(evaluated.get().get(t), initial);
      steps.add(
          new Step(
              gradients(gradients.get(t), initial),
              perParameter(after.get(t), initial),
              evaluatedNow));
    }
    return new OptimizerTrace(
        optimizer + ", " + item.get("name").text(),
        SpecItem.of(optimizer, item.get("hyperparameters"), List.of()),
        initial,
        steps);
  }

  private static SequencedMap<String, Array> initial(Item parameters) {
    SequencedMap<String, Array> initial = new LinkedHashMap<>();
    for (Item item : parameters.items()) {
      Array array = Array.of(item, Array.shape(item.get("shape")), "initial");
      if (initial.putIfAbsent(item.get("name").text(), array) != null) {
        throw item.get("name").malformed("another parameter has this name");
      }
    }
    return initial;
  }

  private static List<Optional<Numbers>> gradients(Item item, SequencedMap<String, Array> initial) {
    List<Optional<Numbers>> gradients = new ArrayList<>();
    List<Array> arrays = List.copyOf(initial.values());
    for (Item each : item.items(arrays.size(), "one per parameter")) {
      Array array = arrays.get(gradients.size());
      gradients.add(each.isNull() ? Optional.empty() : Optional.of(numbers(each, array)));
    }
    return gradients;
  }

  private static List<Numbers> perParameter(Item item, SequencedMap<String, Array> initial) {
    List<Numbers> values = new ArrayList<>();
    List<Array> arrays = List.copyOf(initial.values());
    for (Item each : item.items(arrays.size(), "one per parameter")) {
      values.add(numbers(each, arrays.get(values.size())));
    }
    return values;
  }

  private static Numbers numbers(Item item, Array array) {
    return item.numbers(array.shape().size(), "one per element of the parameter");
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.OPTIMIZER, optimizer));
  }
}
