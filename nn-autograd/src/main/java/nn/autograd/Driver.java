package nn.autograd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.optim.ParameterGroup;
import nn.api.optim.Scalar;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.Drivables.Drivable;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/**
 * One schedule, the hyperparameter it drives, and the groups in which it drives it.
 *
 * @param warmUp what comes before the schedule
 * @param hyperparameter the name in a group: {@code lr}
 */
record Driver(
    RegisteredPlugin<ScheduleProvider> plugin,
    Schedule schedule,
    WarmUp warmUp,
    String hyperparameter,
    List<ParameterGroup> groups,
    SequencedMap<String, Scalar> scalars) {

  /** Creates the schedule. */
  static Driver of(
      Registry<ScheduleProvider> registry, Attachment attachment, List<ParameterGroup> groups) {
    SequencedMap<String, Scalar> scalars = new LinkedHashMap<>();
    Schedule schedule = ScheduleState.create(registry, attachment, scalars);
    String hyperparameter = attachment.driven().getFirst().name();
    List<ParameterGroup> having =
        groups.stream()
            .filter(
                group -> attachment.driven().contains(new Drivable(group.path(), hyperparameter)))
            .filter(group -> group.values().containsKey(hyperparameter))
            .toList();
    return new Driver(
        registry.get(attachment.spec().schedule().name()),
        schedule,
        attachment.warmUp(),
        hyperparameter,
        having,
        scalars);
  }

  void observe(ScheduleClock now, double metric) {
    plugin.run("observe", () -> warmUp.observe(schedule, now, metric));
  }

  /** Puts the value of a time in force. */
  void apply(ScheduleClock now) {
    for (ParameterGroup group : groups) {
      double base = group.base(hyperparameter);
      double value = plugin.call("value", () -> warmUp.value(schedule, now, base));
      try {
        group.set(hyperparameter, value);
      } catch (IllegalArgumentException e) {
        throw new PluginException(
            plugin
                + " drives a hyperparameter out of its range at step "
                + now.step()
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }
}
