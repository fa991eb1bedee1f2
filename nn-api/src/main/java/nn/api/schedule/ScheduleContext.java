package nn.api.schedule;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.optim.Scalar;
import nn.api.plugin.Spec;
import nn.api.plugin.Stability;

/** What the framework offers to a schedule while it is created. */
@Stability(STABLE)
public interface ScheduleContext {

  /**
   * Allocates one number of state, saved and restored by the framework; only while the schedule is
   * created.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  Scalar scalar(String name, double initial);

  /**
   * Creates a schedule inside this one; only while this one is created.
   *
   * @param name tells its state from that of others inside this one
   */
  Schedule inner(String name, Spec spec);
}
