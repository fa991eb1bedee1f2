package nn.api.schedule;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/** Provides a schedule; the service type that schedule plugins register. */
@Stability(value = STABLE, implementedByPlugins = true)
public interface ScheduleProvider extends Plugin {

  /** Creates the schedule from valid hyperparameters. */
  Schedule create(Hyperparameters values, ScheduleContext context);
}
