package nn.autograd.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.optim.ParameterGroup;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Real;
import nn.api.plugin.Hyperparameters;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Suggestions;

/** Parameters that share hyperparameters, and the values these have now. */
final class Group implements ParameterGroup {
  private final String path;
  private final RegisteredPlugin<?> plugin;
  private final Hyperparameters base;
  private final List<String> parameters;
  private final SequencedMap<String, Hyperparameter<?>> schedulable = new LinkedHashMap<>();
  private final Map<Hyperparameter<?>, Double> current = new LinkedHashMap<>();

  Group(String path, RegisteredPlugin<?> plugin, Hyperparameters base, List<String> parameters) {
    this.path = path;
    this.plugin = plugin;
    this.base = base;
    this.parameters = List.copyOf(parameters);
    base.asMap()
        .forEach((hyperparameter, value) -> {
          if (hyperparameter.isSchedulable() && value instanceof Double number) {
            schedulable.put(hyperparameter.name(), hyperparameter);
            current.put(hyperparameter, number);
          }
        });
  }

  /** Returns the hyperparameters as the config gave them. */
  Hyperparameters hyperparameters() {
    return base;
  }

  /** Returns a hyperparameter as it is now. */
  double value(Hyperparameter<Double> hyperparameter) {
    Double value = current.get(hyperparameter);
    return value == null ? base.get(hyperparameter) : value;
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
    current.forEach((hyperparameter, value) -> values.put(hyperparameter.name(), value));
    return Collections.unmodifiableSequencedMap(values);
  }

  @Override
  public double base(String hyperparameter) {
    return (Double) base.get(find(hyperparameter));
  }

  @Override
  public void set(String hyperparameter, double value) {
    Hyperparameter<?> found = find(hyperparameter);
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
    current.put(found, value);
  }

  private Hyperparameter<?> find(String name) {
    Hyperparameter<?> found = schedulable.get(name);
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
