package nn.autograd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterGroup;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;
import nn.autograd.registry.Suggestions;

/**
 * Creates schedules by name and attaches them to optimizers.
 *
 * <p>The key {@code drives} of a spec names the hyperparameter that the schedule changes; it is
 * {@code lr} where none is given: {@code step_lr(step_size=10, drives=weight_decay)}.
 */
public final class Schedules {
  private static final String DRIVES = "drives";

  private final Registry<ScheduleProvider> registry;

  Schedules(Registry<ScheduleProvider> registry) {
    this.registry = registry;
  }

  /**
   * Attaches a schedule; its value at step 0 is in force at once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Scheduler attach(String text, Optimizer optimizer) {
    return attach(SpecParser.parse(text), optimizer);
  }

  /**
   * Attaches a schedule; its value at step 0 is in force at once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the spec
   */
  public Scheduler attach(Spec spec, Optimizer optimizer) {
    return attach(List.of(spec), optimizer, Problems.at("schedule"), false);
  }

  /**
   * Attaches schedules that drive different hyperparameters; their values at step 0 are in force at
   * once.
   *
   * @throws InvalidConfigException listing everything that is wrong with the specs
   */
  public Scheduler attach(List<Spec> specs, Optimizer optimizer) {
    return attach(specs, optimizer, Problems.at("schedule"), true);
  }

  private Scheduler attach(
      List<Spec> specs, Optimizer optimizer, Problems problems, boolean numbered) {
    SequencedMap<String, Spec> driven = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      Problems here = numbered ? problems.in(i) : problems;
      Spec spec = specs.get(i);
      check(spec, here);
      checkDriven(spec, optimizer, here);
      if (driven.put(drivenBy(spec), withoutDrives(spec)) != null) {
        here.in(DRIVES).addValue(drivenBy(spec), "another schedule drives it already");
      }
    }
    problems.throwIfAny();
    List<Driver> drivers = new ArrayList<>();
    driven.forEach(
        (name, spec) -> drivers.add(Driver.of(registry, spec, name, optimizer.groups())));
    return new Scheduler(drivers);
  }

  /** Reports everything that is wrong with a spec, whatever optimizer it will be attached to. */
  public void check(Spec spec, Problems problems) {
    Object drives = spec.values().get(DRIVES);
    if (drives != null && !(drives instanceof String)) {
      problems.in(DRIVES).addValue(drives, "must be the name of a hyperparameter. Default lr.");
    }
    registry.check(withoutDrives(spec), null, problems);
  }

  private static void checkDriven(Spec spec, Optimizer optimizer, Problems problems) {
    TreeSet<String> known = new TreeSet<>();
    for (ParameterGroup group : optimizer.groups()) {
      known.addAll(group.values().keySet());
    }
    String driven = drivenBy(spec);
    if (!known.contains(driven)) {
      problems
          .in(DRIVES)
          .addValue(
              driven,
              "the optimizer has no schedulable hyperparameter of that name."
                  + Suggestions.didYouMean(driven, known)
                  + (known.isEmpty()
                      ? " It has none."
                      : " Schedulable: " + String.join(", ", known) + "."));
    }
  }

  private static String drivenBy(Spec spec) {
    return spec.values().get(DRIVES) instanceof String name ? name : "lr";
  }

  private static Spec withoutDrives(Spec spec) {
    SequencedMap<String, Object> values = new LinkedHashMap<>(spec.values());
    values.remove(DRIVES);
    return new Spec(spec.name(), values, spec.groups());
  }

  /** Returns all schedules, ordered by name. */
  public List<RegisteredPlugin<ScheduleProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the schedule with a name or an alias.
   *
   * @throws InvalidConfigException if there is none
   */
  public RegisteredPlugin<ScheduleProvider> get(String name) {
    return registry.get(name);
  }
}
