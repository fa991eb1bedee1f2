package nn.autograd.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.optim.ParameterGroup;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.HyperparameterType.Real;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Hyperparameters;
import nn.autograd.registry.Drivables;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Suggestions;

/** Parameters that share hyperparameters, and the values these have now. */
final class Group implements ParameterGroup {
  private final String path;
  private final RegisteredPlugin<?> plugin;
  private final Hyperparameters base;
  private final List<String> parameters;
  private final SequencedMap<String, Place> schedulable = new LinkedHashMap<>();
  private final Map<Hyperparameter<?>, double[]> current = new LinkedHashMap<>();

  /** Where a number stands: in the array of its hyperparameter, which has one if it is no list. */
  private record Place(Hyperparameter<?> hyperparameter, double base, int index) {
    HyperparameterType<?> type() {
      return hyperparameter.type() instanceof Several<?> several
          ? several.element()
          : hyperparameter.type();
    }
  }

  Group(String path, RegisteredPlugin<?> plugin, Hyperparameters base, List<String> parameters) {
    this.path = path;
    this.plugin = plugin;
    this.base = base;
    this.parameters = List.copyOf(parameters);
    base.asMap().forEach(this::open);
  }

  private void open(Hyperparameter<?> hyperparameter, Object value) {
    SequencedMap<String, Double> numbers = Drivables.numbers(hyperparameter, value);
    if (numbers.isEmpty()) {
      return;
    }
    double[] now = numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
    current.put(hyperparameter, now);
    int index = 0;
    for (String name : numbers.keySet()) {
      schedulable.put(name, new Place(hyperparameter, now[index], index));
      index++;
    }
  }

  /** Returns the hyperparameters as the config gave them. */
  Hyperparameters hyperparameters() {
    return base;
  }

  /** Returns a hyperparameter as it is now. */
  double value(Hyperparameter<Double> hyperparameter) {
    double[] now = current.get(hyperparameter);
    return now == null ? base.get(hyperparameter) : now[0];
  }

  /** Returns a number of a list as it is now. */
  double value(Hyperparameter<List<Double>> list, int index) {
    double[] now = current.get(list);
    return now == null ? base.get(list).get(index) : now[index];
  }

  private double[] now(Place place) {
    return Objects.requireNonNull(current.get(place.hyperparameter()));
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public List<String> parameters() {
    return parameters;
  }

  @Override
  public SequencedMap<String, Double> values() {
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    schedulable.forEach((name, place) -> values.put(name, now(place)[place.index()]));
    return Collections.unmodifiableSequencedMap(values);
  }

  @Override
  public double base(String hyperparameter) {
    return find(hyperparameter).base();
  }

  @Override
  public void set(String hyperparameter, double value) {
    Place found = find(hyperparameter);
    if (found.type() instanceof Real type && !type.range().contains(value)) {
      throw new IllegalArgumentException(
          path
              + "."
              + hyperparameter
              + " = "
              + value
              + ": must be "
              + type.expected()
              + ". ("
              + plugin.name()
              + ", "
              + plugin.module()
              + ")");
    }
    now(found)[found.index()] = value;
  }

  private Place find(String name) {
    Place found = schedulable.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          path
              + ": '"
              + plugin.name()
              + "' has no schedulable hyperparameter '"
              + name
              + "'."
              + Suggestions.didYouMean(name, schedulable.keySet())
              + " Schedulable: "
              + String.join(", ", schedulable.keySet())
              + ".");
    }
    return found;
  }
}
