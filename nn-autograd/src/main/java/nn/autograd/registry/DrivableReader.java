package nn.autograd.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;
import nn.api.plugin.Spec;
import nn.autograd.registry.Drivables.Drivable;
import org.jspecify.annotations.Nullable;

/** Finds what schedules may drive in an optimizer that a spec describes, with wrong values too. */
final class DrivableReader {
  private final Registry<OptimizerProvider> registry;
  private final List<Drivable> found = new ArrayList<>();

  DrivableReader(Registry<OptimizerProvider> registry) {
    this.registry = registry;
  }

  /** Returns all; nothing if it is not known which optimizers there are. */
  Optional<List<Drivable>> read(Spec spec, String path) {
    return collect(spec, path) ? Optional.of(found) : Optional.empty();
  }

  private boolean collect(Spec spec, String path) {
    Optional<RegisteredPlugin<OptimizerProvider>> plugin = registry.find(spec.name());
    if (plugin.isEmpty() || plugin.get().isGradientTransform()) {
      return false;
    }
    Descriptor descriptor = plugin.get().descriptor();
    for (Hyperparameter<?> each : descriptor.hyperparameters()) {
      names(each, read(each, spec)).forEach(name -> found.add(new Drivable(path, name)));
    }
    return descriptor.hyperparameters().stream()
            .allMatch(each -> !NestedSpecs.areIn(each.type()) || read(each, spec) != null)
        && NestedSpecs.of(descriptor, spec).entrySet().stream()
            .allMatch(each -> collect(each.getValue(), path + "." + each.getKey()))
        && collectGroups(spec, path);
  }

  private boolean collectGroups(Spec spec, String path) {
    for (int i = 0; i < spec.groups().size(); i++) {
      Spec.Group group = spec.groups().get(i);
      Optional<Spec> route = group.optimizer();
      boolean isKnown =
          route.isPresent()
              ? collect(route.get(), path + ".groups[" + i + "]")
              : !group.entries().containsKey(Spec.Group.OPTIMIZER);
      if (!isKnown) {
        return false;
      }
    }
    return true;
  }

  /** Returns a value, or if it is wrong, the default; null if there is none. */
  private static @Nullable Object read(Hyperparameter<?> hyperparameter, Spec spec) {
    Object given = spec.values().get(hyperparameter.name());
    if (given == null) {
      return hyperparameter.defaultValue();
    }
    Object read = hyperparameter.type().read(given);
    return read == null && !NestedSpecs.areIn(hyperparameter.type())
        ? hyperparameter.defaultValue()
        : read;
  }

  /** Returns the names of its numbers; of a list that nobody can read, none. */
  private static Collection<String> names(
      Hyperparameter<?> hyperparameter, @Nullable Object value) {
    return value == null && hyperparameter.type() instanceof HyperparameterType.Several
        ? List.of()
        : Drivables.numbers(hyperparameter, Objects.requireNonNullElse(value, Double.NaN)).keySet();
  }
}
