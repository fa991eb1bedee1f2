package nn.api.schedule;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.OptionalLong;
import nn.api.optim.Scalar;
import nn.api.plugin.Hyperparameter;
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

  /**
   * Creates a schedule inside this one that runs for only a part of the training, or for a part
   * that is not known; only while this one is created.
   *
   * @param name tells its state from that of others inside this one
   * @param length what {@link #length()} answers to it
   */
  Schedule inner(String name, Spec spec, OptionalLong length);

  /**
   * Returns how many steps this schedule has in the whole training, those of a warm-up before it
   * not included; 1 or more, or empty if the training loop did not say.
   *
   * <p>When a training that was saved goes on for more epochs than it was begun with, its schedules
   * are created anew with the new length: from then on they have the values that a training of that
   * length has at those steps.
   */
  OptionalLong length();

  /**
   * Returns how many steps this schedule has in the whole training, for a hyperparameter that was
   * not given; if that is not known, creating the schedule fails with a message that asks for the
   * hyperparameter.
   */
  long lengthInsteadOf(Hyperparameter<?> hyperparameter);
}
