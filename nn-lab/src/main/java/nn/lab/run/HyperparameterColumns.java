package nn.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import nn.api.plugin.Spec;

/**
 * The columns of {@code metrics.csv} that say what each optimizer was: all hyperparameters of all
 * contestants, defaults included, under their paths in a config, {@code optimizer.name}, {@code
 * optimizer.lr}, {@code optimizer.inner.lr}, and {@code gradients} if there are transforms of
 * these.
 *
 * <p>They stand in the order of the config: those of the first contestant as its descriptor
 * declares them, then those that only the second has, and so on. A cell is empty where an optimizer
 * has no such hyperparameter, or no value for it.
 */
final class HyperparameterColumns {
  private static final String ROOT = "optimizer";
  private static final String GRADIENTS = "gradients";

  private final SequencedSet<String> paths = new LinkedHashSet<>();

  /** Creates the columns for all trials of a run. */
  HyperparameterColumns(List<Trial> trials) {
    trials.forEach(trial -> paths.addAll(values(trial).keySet()));
  }

  /** Returns the names of the columns. */
  List<String> names() {
    return List.copyOf(paths);
  }

  /** Returns the cells of a trial. */
  List<String> cells(Trial trial) {
    SequencedMap<String, String> values = values(trial);
    return paths.stream().map(path -> values.getOrDefault(path, "")).toList();
  }

  private static SequencedMap<String, String> values(Trial trial) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    put(values, ROOT, trial.optimizer());
    if (!trial.gradients().isEmpty()) {
      values.put(GRADIENTS, text(trial.gradients()));
    }
    return values;
  }

  private static void put(SequencedMap<String, String> values, String path, Spec spec) {
    values.put(path + ".name", spec.name());
    spec.values()
        .forEach((key, value) -> {
          if (value instanceof Spec inner) {
            put(values, path + "." + key, inner);
          } else {
            values.put(path + "." + key, text(value));
          }
        });
    if (!spec.groups().isEmpty()) {
      values.put(path + ".groups", text(new ArrayList<>(spec.groups())));
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream()
              .map(HyperparameterColumns::text)
              .collect(Collectors.joining(", ", "[", "]"));
      case Double number -> Spec.text(number);
      default -> value.toString();
    };
  }
}
