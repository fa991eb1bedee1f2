package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Two ways to write a valid spec: with every default, so that a run can be repeated whatever the
 * defaults will be, and with none, so that it is short.
 */
public final class SpecDefaults {
  private final Function<String, ? extends RegisteredPlugin<?>> plugins;

  /** Creates it for the plugins of one kind, which are found by name. */
  public SpecDefaults(Function<String, ? extends RegisteredPlugin<?>> plugins) {
    this.plugins = plugins;
  }

  /** Returns the spec with the value of every hyperparameter, in the order of the descriptor. */
  public Spec fill(Spec spec) {
    Descriptor descriptor = plugins.apply(spec.name()).descriptor();
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      Object given =
          spec.values().getOrDefault(hyperparameter.name(), hyperparameter.defaultValue());
      if (given != null) {
        values.put(hyperparameter.name(), eachSpec(canonical(hyperparameter, given), this::fill));
      }
    }
    return new Spec(
        descriptor.name(),
        withOthers(spec, descriptor, values),
        groups(spec, descriptor, this::fill));
  }

  /** Returns the spec without the values that are default anyway. */
  public Spec shorten(Spec spec) {
    Descriptor descriptor = plugins.apply(spec.name()).descriptor();
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      Object given = spec.values().get(hyperparameter.name());
      if (given != null) {
        Object value = eachSpec(canonical(hyperparameter, given), this::nameOrShort);
        if (!value.equals(shortDefault(hyperparameter))) {
          values.put(hyperparameter.name(), value);
        }
      }
    }
    return new Spec(
        descriptor.name(),
        withOthers(spec, descriptor, values),
        groups(spec, descriptor, this::nameOrShort));
  }

  private @Nullable Object shortDefault(Hyperparameter<?> hyperparameter) {
    Object value = hyperparameter.defaultValue();
    return value == null ? null : eachSpec(canonical(hyperparameter, value), this::nameOrShort);
  }

  /** Inside another spec, a plugin with all its defaults is its name: {@code inner=adam}. */
  private Object nameOrShort(Spec spec) {
    Spec shortened = shorten(spec);
    boolean isName = shortened.values().isEmpty() && shortened.groups().isEmpty();
    return isName ? shortened.name() : shortened;
  }

  /** Keeps what the descriptor does not declare, such as a schedule's {@code drives}. */
  private static SequencedMap<String, Object> withOthers(
      Spec spec, Descriptor descriptor, SequencedMap<String, Object> values) {
    List<String> declared =
        descriptor.hyperparameters().stream().map(Hyperparameter::name).toList();
    spec.values()
        .forEach((key, value) -> {
          if (!declared.contains(key)) {
            values.put(key, value);
          }
        });
    return values;
  }

  /**
   * Returns the groups of a spec.
   *
   * @param change what becomes of the optimizers that they name
   */
  private static List<Spec.Group> groups(
      Spec spec, Descriptor descriptor, Function<Spec, Object> change) {
    return spec.groups().stream().map(group -> group(group, descriptor, change)).toList();
  }

  private static Spec.Group group(
      Spec.Group group, Descriptor descriptor, Function<Spec, Object> change) {
    if (group.optimizer().isPresent()) {
      return group.with(Spec.Group.OPTIMIZER, change.apply(group.optimizer().get()));
    }
    SequencedMap<String, Object> entries = new LinkedHashMap<>(group.entries());
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      entries.computeIfPresent(
          hyperparameter.name(), (_, value) -> canonical(hyperparameter, value));
    }
    return new Spec.Group(entries);
  }

  /** Returns a value as its type writes it: {@code 1} for a real number becomes {@code 1.0}. */
  private static Object canonical(Hyperparameter<?> hyperparameter, Object value) {
    return canonical(hyperparameter.type(), value);
  }

  private static <T> Object canonical(HyperparameterType<T> type, Object value) {
    T read = type.read(value);
    return read == null ? value : type.toConfig(read);
  }

  private static Object eachSpec(Object value, Function<Spec, Object> change) {
    return switch (value) {
      case Spec spec -> change.apply(spec);
      case List<?> list -> {
        List<Object> changed = new ArrayList<>();
        list.forEach(each -> changed.add(eachSpec(each, change)));
        yield List.copyOf(changed);
      }
      default -> value;
    };
  }
}
