package nn.autograd;

import java.util.SequencedMap;
import nn.api.optim.Scalar;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleContext;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.optimizer.ScalarCell;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** Creates one schedule with those inside it, and holds what they remember. */
final class ScheduleState implements ScheduleContext {
  private final Registry<ScheduleProvider> registry;
  private final String prefix;
  private final SequencedMap<String, Scalar> scalars;
  private boolean creating = true;

  private ScheduleState(
      Registry<ScheduleProvider> registry, String prefix, SequencedMap<String, Scalar> scalars) {
    this.registry = registry;
    this.prefix = prefix;
    this.scalars = scalars;
  }

  /**
   * Creates a schedule.
   *
   * @param prefix what the names of its numbers start with: {@code lr/}
   * @param scalars receives the numbers
   */
  static Schedule create(
      Registry<ScheduleProvider> registry,
      Spec spec,
      String prefix,
      SequencedMap<String, Scalar> scalars) {
    RegisteredPlugin<ScheduleProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    ScheduleState state = new ScheduleState(registry, prefix, scalars);
    Schedule schedule = plugin.call("create", () -> plugin.provider().create(values, state));
    state.creating = false;
    return schedule;
  }

  @Override
  public Scalar scalar(String name, double initial) {
    checkCreating("scalar");
    Scalar number = new ScalarCell(initial);
    if (scalars.putIfAbsent(prefix + name, number) != null) {
      throw new IllegalArgumentException("number '" + prefix + name + "' is allocated already");
    }
    return number;
  }

  @Override
  public Schedule inner(String name, Spec spec) {
    checkCreating("inner");
    Problems problems = Problems.at("schedule " + prefix + name);
    registry.check(spec, null, problems);
    problems.throwIfAny();
    return create(registry, spec, prefix + name + "/", scalars);
  }

  private void checkCreating(String method) {
    if (!creating) {
      throw new IllegalStateException(method + " may only be called while the schedule is created");
    }
  }
}
