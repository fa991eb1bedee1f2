package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The values of a plugin's hyperparameters, each valid by itself; immutable. */
@Stability(STABLE)
public final class Hyperparameters {
  private final SequencedMap<Hyperparameter<?>, Object> values;

  private Hyperparameters(SequencedMap<Hyperparameter<?>, Object> values) {
    this.values = values;
  }

  /**
   * Returns the defaults of a descriptor.
   *
   * @throws IllegalArgumentException if a hyperparameter has none
   */
  public static Hyperparameters defaults(Descriptor descriptor) {
    return of(descriptor, Map.of());
  }

  /**
   * Returns the given values, and the default of every hyperparameter that is not given.
   *
   * @throws IllegalArgumentException if a value is not valid, belongs to no hyperparameter of the
   *     descriptor, or is missing where there is no default
   */
  public static Hyperparameters of(Descriptor descriptor, Map<String, ?> given) {
    Map<String, Object> rest = new LinkedHashMap<>(given);
    SequencedMap<Hyperparameter<?>, Object> values = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      Object raw = rest.remove(hyperparameter.name());
      Object value = raw == null ? hyperparameter.defaultValue() : hyperparameter.type().read(raw);
      if (value == null) {
        throw new IllegalArgumentException(
            descriptor.name()
                + "."
                + hyperparameter
                + " must be "
                + hyperparameter.type().expected()
                + (raw == null ? "; it has no default" : ", not " + raw));
      }
      values.put(hyperparameter, value);
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          descriptor.name() + " has no hyperparameter " + rest.keySet());
    }
    return new Hyperparameters(values);
  }

  /**
   * Returns the value of a hyperparameter.
   *
   * @throws IllegalArgumentException if the plugin's descriptor does not declare it
   */
  @SuppressWarnings("unchecked") // the type of the hyperparameter made the value
  public <T> T get(Hyperparameter<T> hyperparameter) {
    Object value = values.get(hyperparameter);
    if (value == null) {
      throw new IllegalArgumentException(
          "hyperparameter '"
              + hyperparameter
              + "' is not declared in the descriptor; it declares "
              + values.keySet());
    }
    return (T) value;
  }

  /** Returns all values in the order of the descriptor. */
  public SequencedMap<Hyperparameter<?>, Object> asMap() {
    return Collections.unmodifiableSequencedMap(values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
