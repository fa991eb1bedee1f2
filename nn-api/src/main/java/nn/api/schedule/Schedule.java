package nn.api.schedule;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * The value of a hyperparameter as a function of the step.
 *
 * <p>The unit of a step is the caller's: epochs in most configs. What a schedule remembers lies in
 * its {@link ScheduleContext}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface Schedule {

  /**
   * Returns the value in force at a step.
   *
   * @param step 0 at the start of training
   * @param base the value that the config gives the hyperparameter
   */
  double value(long step, double base);

  /**
   * Tells the metric that was reached at a step, before the next value is asked for; ignored by
   * default.
   */
  default void observe(long step, double metric) {}
}
