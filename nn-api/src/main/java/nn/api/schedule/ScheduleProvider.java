package nn.api.schedule;

import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;

/** Provides a schedule; the service type that schedule plugins register. */
public interface ScheduleProvider extends Plugin {

  /** Creates the schedule from valid hyperparameters. */
  Schedule create(Hyperparameters values, ScheduleContext context);
}
