package nn.api.schedule;

import nn.api.optim.Scalar;
import nn.api.plugin.Spec;

/** What the framework offers to a schedule while it is created. */
public interface ScheduleContext {

  /** Allocates one number of state, saved and restored by the framework. */
  Scalar scalar(String name, double initial);

  /**
   * Creates a schedule inside this one.
   *
   * @param name tells its state from that of others inside this one
   */
  Schedule inner(String name, Spec spec);
}
