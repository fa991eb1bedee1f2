package nn.autograd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.optim.ParameterGroup;
import nn.api.optim.Scalar;
import nn.api.plugin.Spec;
import nn.api.schedule.Schedule;
import nn.api.schedule.ScheduleProvider;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;

/** One schedule, the hyperparameter it drives, and the groups that have it. */
record Driver(
    RegisteredPlugin<ScheduleProvider> plugin,
    Schedule schedule,
    String hyperparameter,
    List<ParameterGroup> groups,
    SequencedMap<String, Scalar> scalars) {

  static Driver of(
      Registry<ScheduleProvider> registry,
      Spec spec,
      String hyperparameter,
      List<ParameterGroup> groups) {
    SequencedMap<String, Scalar> scalars = new LinkedHashMap<>();
    Schedule schedule = ScheduleState.create(registry, spec, hyperparameter + "/", scalars);
    List<ParameterGroup> driven =
        groups.stream().filter(group -> group.values().containsKey(hyperparameter)).toList();
    return new Driver(registry.get(spec.name()), schedule, hyperparameter, driven, scalars);
  }

  void observe(long step, double metric) {
    plugin.run("observe", () -> schedule.observe(step, metric));
  }

  /** Puts the value of a step in force. */
  void apply(long step) {
    for (ParameterGroup group : groups) {
      double base = group.base(hyperparameter);
      double value = plugin.call("value", () -> schedule.value(step, base));
      try {
        group.set(hyperparameter, value);
      } catch (IllegalArgumentException e) {
        throw new PluginException(
            plugin
                + " drives a hyperparameter out of its range at step "
                + step
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }
}
