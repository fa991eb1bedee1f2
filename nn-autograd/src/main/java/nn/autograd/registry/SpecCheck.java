package nn.autograd.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/** Checks a spec against the descriptors of a registry, nested specs included. */
final class SpecCheck<P extends Plugin> {
  private static final int DEEPEST = 8;
  private static final String GROUPS = "groups";

  private final Registry<P> registry;

  SpecCheck(Registry<P> registry) {
    this.registry = registry;
  }

  /**
   * Reports every problem.
   *
   * @param place what of a registry's plugins is to be named here
   * @param parameters those of the optimizer; null if they are not known, or it is none
   */
  void check(
      Spec spec, OptimizerPlace place, @Nullable ModelParameters parameters, Problems problems) {
    check(spec, place, parameters, 1, problems);
  }

  private void check(
      Spec spec,
      OptimizerPlace expected,
      @Nullable ModelParameters parameters,
      int depth,
      Problems problems) {
    Optional<RegisteredPlugin<P>> plugin = registry.find(spec.name());
    if (depth > DEEPEST) {
      problems.add("plugins are nested more than " + DEEPEST + " deep");
    } else if (plugin.isEmpty()) {
      problems.add(registry.unknown(spec.name(), expected));
    } else {
      boolean sound = checkValues(spec, plugin.get(), problems);
      @Nullable ModelParameters kept =
          spec.groups().isEmpty()
              ? parameters
              : checkGroups(spec, plugin.get(), parameters, sound, depth, problems);
      if (kept != null) {
        RefusalCheck.check(plugin.get(), kept, problems);
      }
      NestedSpecs.of(plugin.get().descriptor(), spec)
          .forEach((place, inner) -> {
            Problems here = problems.in(place);
            check(inner, OptimizerPlace.of(plugin.get()), kept, depth + 1, here);
            checkPlace(inner, plugin.get(), here);
          });
    }
  }

  /** Inside or beside a transform of gradients are such transforms, and only there. */
  private void checkPlace(Spec inner, RegisteredPlugin<P> outer, Problems problems) {
    registry
        .find(inner.name())
        .ifPresent(plugin -> OptimizerPlace.of(outer).check(plugin, problems));
  }

  /** Returns whether nothing is wrong with the values by themselves and together. */
  private boolean checkValues(Spec spec, RegisteredPlugin<P> plugin, Problems problems) {
    ValueCheck values = new ValueCheck(plugin);
    int before = problems.list().size();
    values.checkGiven(spec.values(), problems);
    values.checkMissing(spec.values(), problems);
    if (problems.list().size() == before) {
      checkTogether(plugin, spec.values(), problems);
    }
    return problems.list().size() == before;
  }

  static void checkTogether(
      RegisteredPlugin<?> plugin, Map<String, Object> values, Problems problems) {
    Hyperparameters valid = Hyperparameters.of(plugin.descriptor(), values);
    plugin.run("check", () -> plugin.provider().check(valid, problems));
  }

  /** Returns the parameters that no group gives to another optimizer; null if not known. */
  private @Nullable ModelParameters checkGroups(
      Spec spec,
      RegisteredPlugin<P> plugin,
      @Nullable ModelParameters parameters,
      boolean sound,
      int depth,
      Problems problems) {
    if (!(plugin.provider() instanceof OptimizerProvider)) {
      problems.add(GROUPS, "'" + plugin.name() + "' takes no groups: it is no optimizer");
      return parameters;
    }
    GroupCheck check = new GroupCheck(plugin, spec, problems.in(GROUPS));
    List<ModelParameters> parts = check.divide(parameters);
    check.checkValues(sound);
    for (int i = 0; i < spec.groups().size(); i++) {
      Problems here = problems.in(GROUPS).in(i).in(Spec.Group.OPTIMIZER);
      @Nullable ModelParameters members = parts.isEmpty() ? null : parts.get(i + 1);
      Optional<Spec> optimizer = spec.groups().get(i).optimizer();
      optimizer.ifPresent(route -> {
        check(route, OptimizerPlace.of(plugin), members, depth + 1, here);
        checkPlace(route, plugin, here);
        needingClosure(route).ifPresent(name -> here.addValue(route, besideOthers(name)));
      });
    }
    checkClosureBesideRoutes(spec, problems);
    return parts.isEmpty() ? null : parts.getFirst();
  }

  private void checkClosureBesideRoutes(Spec spec, Problems problems) {
    if (spec.groups().stream().anyMatch(group -> group.optimizer().isPresent())) {
      needingClosure(new Spec(spec.name(), spec.values(), List.of()))
          .ifPresent(name -> problems.add(GROUPS, besideOthers(name)));
    }
  }

  private static String besideOthers(String name) {
    return "'"
        + name
        + "' evaluates the loss anew in its step, and would leave other gradients to the optimizers"
        + " beside it than they are to use; let it have all parameters, or wrap the optimizer that"
        + " has the groups";
  }

  /** Returns the first optimizer of a nesting that evaluates the loss in its step. */
  private Optional<String> needingClosure(Spec spec) {
    Optional<RegisteredPlugin<P>> plugin = registry.find(spec.name());
    if (plugin.isEmpty() || !(plugin.get().provider() instanceof OptimizerProvider provider)) {
      return Optional.empty();
    }
    return plugin.get().call("needs", provider::needs).contains(Need.CLOSURE)
        ? Optional.of(plugin.get().name())
        : NestedSpecs.of(plugin.get().descriptor(), spec).values().stream()
            .flatMap(inner -> needingClosure(inner).stream())
            .findFirst();
  }
}
