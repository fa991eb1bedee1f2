package nn.autograd.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.plugin.Spec.Group;
import org.jspecify.annotations.Nullable;

/** Checks the groups of one spec, but not the optimizers that they name. */
final class GroupCheck {
  private final RegisteredPlugin<?> plugin;
  private final Spec spec;
  private final Problems problems;

  /**
   * Creates a check.
   *
   * @param problems where problems of {@code groups} are reported
   */
  GroupCheck(RegisteredPlugin<?> plugin, Spec spec, Problems problems) {
    this.plugin = plugin;
    this.spec = spec;
    this.problems = problems;
  }

  /**
   * Reports what is wrong with which parameters the groups are for.
   *
   * @param parameters those of the optimizer; null if they are not known
   * @return the parameters that the optimizer keeps, and then those of each group; empty if they
   *     are not known
   */
  List<ModelParameters> divide(@Nullable ModelParameters parameters) {
    int before = problems.list().size();
    boolean areRead = true;
    List<ParameterFilter> filters = new ArrayList<>();
    for (int i = 0; i < spec.groups().size(); i++) {
      int count = problems.list().size();
      ParameterFilter filter = FilterReader.read(spec.groups().get(i), problems.in(i));
      boolean isRead = problems.list().size() == count;
      if (isRead && parameters != null) {
        filter.check(parameters, problems.in(i));
      }
      areRead &= isRead;
      filters.add(filter);
    }
    if (!areRead || parameters == null) {
      return List.of();
    }
    List<ModelParameters> parts =
        ParameterFilter.divide(filters, parameters.byPath()).stream()
            .map(parameters::only)
            .toList();
    if (problems.list().size() == before) {
      checkNoneIsIdle(parts);
    }
    return withoutRoutes(parameters, parts);
  }

  private void checkNoneIsIdle(List<ModelParameters> parts) {
    boolean keepsSome = !parts.getFirst().isEmpty();
    for (int i = 0; i < spec.groups().size(); i++) {
      boolean isRoute = spec.groups().get(i).optimizer().isPresent();
      boolean isIdle = parts.get(i + 1).isEmpty();
      keepsSome |= !isRoute && !isIdle;
      if (isRoute && isIdle) {
        problems
            .in(i)
            .addValue(
                spec.groups().get(i),
                "has no parameter: those it matches go to groups behind it. Remove it, or put it"
                    + " behind them");
      }
    }
    if (!keepsSome) {
      problems.add(
          "the groups take every parameter, so '"
              + plugin.name()
              + "' has none; leave it some, or "
              + instead(parts));
    }
  }

  /** The first group that has any goes, since what it leaves falls to no other group. */
  private String instead(List<ModelParameters> parts) {
    for (int i = 0; i < spec.groups().size(); i++) {
      Optional<Spec> route = spec.groups().get(i).optimizer();
      if (route.isPresent() && !parts.get(i + 1).isEmpty()) {
        return "write '"
            + route.get().name()
            + "', the optimizer of groups["
            + i
            + "], in its place and remove that group";
      }
    }
    return "remove a group";
  }

  /** Puts the groups without an optimizer of their own among what the optimizer keeps. */
  private List<ModelParameters> withoutRoutes(
      ModelParameters parameters, List<ModelParameters> parts) {
    List<String> kept = new ArrayList<>(parameters.byPath().keySet());
    for (int i = 0; i < spec.groups().size(); i++) {
      if (spec.groups().get(i).optimizer().isPresent()) {
        kept.removeAll(parts.get(i + 1).byPath().keySet());
      }
    }
    List<ModelParameters> divided = new ArrayList<>(parts);
    divided.set(0, parameters.only(kept));
    return divided;
  }

  /**
   * Reports what is wrong with the hyperparameters of groups.
   *
   * @param sound whether the values of the spec are right, so that more can be checked
   */
  void checkValues(boolean sound) {
    for (int i = 0; i < spec.groups().size(); i++) {
      Group group = spec.groups().get(i);
      Problems here = problems.in(i);
      if (group.entries().containsKey(Group.OPTIMIZER)) {
        checkOptimizer(group, here);
      } else if (allowsGroups()) {
        checkValues(group.values(), sound, here);
      } else if (!group.values().isEmpty()) {
        here.addValue(group, noHyperparameters());
      }
    }
  }

  private boolean allowsGroups() {
    return plugin.provider() instanceof RuleProvider provider
        && !plugin.call("needs", provider::needs).contains(Need.ONE_GROUP);
  }

  private static void checkOptimizer(Group group, Problems problems) {
    Optional<Spec> optimizer = group.optimizer();
    if (optimizer.isEmpty()) {
      problems
          .in(Group.OPTIMIZER)
          .addValue(
              group.entries().getOrDefault(Group.OPTIMIZER, ""),
              "must be another optimizer, as in {name: sgd, lr: 0.1}");
    }
    group
        .values()
        .forEach((key, value) ->
            problems
                .in(key)
                .addValue(
                    value,
                    "must stand inside 'optimizer', which these parameters have instead:"
                        + " optimizer: {name: "
                        + optimizer.map(Spec::name).orElse("NAME")
                        + ", "
                        + key
                        + ": "
                        + Spec.text(value)
                        + "}"));
  }

  private void checkValues(SequencedMap<String, Object> values, boolean sound, Problems here) {
    int before = here.list().size();
    new ValueCheck(plugin).checkGiven(values, here);
    if (sound && here.list().size() == before) {
      Map<String, Object> merged = new LinkedHashMap<>(spec.values());
      merged.putAll(values);
      SpecCheck.checkTogether(plugin, merged, here);
      new ModelValueCheck(plugin, spec.values()).check(values, here);
    }
  }

  private String noHyperparameters() {
    List<String> inner =
        plugin.descriptor().hyperparameters().stream()
            .filter(hyperparameter -> hyperparameter.type() instanceof Component)
            .map(Hyperparameter::name)
            .toList();
    return "'"
        + plugin.name()
        + "' has one value of a hyperparameter for all parameters"
        + (inner.isEmpty() ? "" : "; put this group under '" + inner.getFirst() + "'")
        + ", or give these parameters another 'optimizer'";
  }
}
