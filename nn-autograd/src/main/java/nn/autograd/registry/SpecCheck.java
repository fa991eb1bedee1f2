package nn.autograd.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.HyperparameterType.Several;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/** Checks a spec against the descriptors of a registry, nested specs included. */
final class SpecCheck<P extends Plugin> {
  private static final int DEEPEST = 8;

  private final Registry<P> registry;
  private final @Nullable Set<String> parameterPaths;

  SpecCheck(Registry<P> registry, @Nullable Set<String> parameterPaths) {
    this.registry = registry;
    this.parameterPaths = parameterPaths;
  }

  void check(Spec spec, Problems problems) {
    check(spec, 1, problems);
  }

  private void check(Spec spec, int depth, Problems problems) {
    Optional<RegisteredPlugin<P>> plugin = registry.find(spec.name());
    if (depth > DEEPEST) {
      problems.add("plugins are nested more than " + DEEPEST + " deep");
    } else if (plugin.isEmpty()) {
      problems.add(registry.unknown(spec.name()));
    } else {
      check(spec, plugin.get(), depth, problems);
    }
  }

  private void check(Spec spec, RegisteredPlugin<P> plugin, int depth, Problems problems) {
    ValueCheck values = new ValueCheck(plugin);
    int before = problems.list().size();
    values.checkGiven(spec.values(), problems);
    values.checkMissing(spec.values(), problems);
    if (problems.list().size() == before) {
      checkTogether(plugin, spec.values(), problems);
    }
    boolean sound = problems.list().size() == before;
    for (Hyperparameter<?> hyperparameter : plugin.descriptor().hyperparameters()) {
      checkNested(hyperparameter, spec, depth, problems);
    }
    checkGroups(spec, plugin, sound, problems);
  }

  private static void checkTogether(
      RegisteredPlugin<?> plugin, Map<String, Object> values, Problems problems) {
    Hyperparameters valid = Hyperparameters.of(plugin.descriptor(), values);
    plugin.run("check", () -> plugin.provider().check(valid, problems));
  }

  private void checkNested(
      Hyperparameter<?> hyperparameter, Spec spec, int depth, Problems problems) {
    Object given = spec.values().get(hyperparameter.name());
    Object value = given == null ? hyperparameter.defaultValue() : given;
    if (value == null) {
      return;
    }
    Problems here = problems.in(hyperparameter.name());
    if (hyperparameter.type() instanceof Component type) {
      checkComponent(type, value, depth, here);
    } else if (hyperparameter.type() instanceof Several<?> several
        && several.element() instanceof Component type
        && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        checkComponent(type, list.get(i), depth, here.in(i));
      }
    }
  }

  private void checkComponent(Component type, Object value, int depth, Problems problems) {
    Spec spec = type.read(value);
    if (spec != null) { // another type has been reported with the other values
      check(spec, depth + 1, problems);
    }
  }

  private void checkGroups(
      Spec spec, RegisteredPlugin<P> plugin, boolean sound, Problems problems) {
    if (!spec.groups().isEmpty() && !(plugin.provider() instanceof RuleProvider)) {
      problems.add("groups", noGroups(plugin));
      return;
    }
    for (int i = 0; i < spec.groups().size(); i++) {
      checkGroup(spec, spec.groups().get(i), plugin, sound, problems.in("groups").in(i));
    }
  }

  private static String noGroups(RegisteredPlugin<?> plugin) {
    List<String> inner =
        plugin.descriptor().hyperparameters().stream()
            .filter(hyperparameter -> hyperparameter.type() instanceof Component)
            .map(Hyperparameter::name)
            .toList();
    return "'"
        + plugin.name()
        + "' takes no groups"
        + (inner.isEmpty() ? "" : "; put them under '" + inner.getFirst() + "'");
  }

  private void checkGroup(
      Spec spec, Spec.Group group, RegisteredPlugin<P> plugin, boolean sound, Problems problems) {
    PathPattern pattern = new PathPattern(group.match());
    if (parameterPaths != null && parameterPaths.stream().noneMatch(pattern::matches)) {
      problems
          .in("match")
          .addValue(
              group.match(),
              "matches no parameter; there are " + String.join(", ", parameterPaths));
    }
    int before = problems.list().size();
    new ValueCheck(plugin).checkGiven(group.values(), problems);
    if (sound && problems.list().size() == before) {
      Map<String, Object> merged = new LinkedHashMap<>(spec.values());
      merged.putAll(group.values());
      checkTogether(plugin, merged, problems);
    }
  }
}
