package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * The mathematics of a wrapper that changes the updates of an optimizer inside it.
 *
 * <p>Immutable and called from several threads, as a {@link Rule}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface UpdateTransform {

  /** Returns the state it keeps, with a number per element or per parameter; none by default. */
  default List<Slot> slots() {
    return List.of();
  }

  /**
   * Changes one parameter after the inner optimizer has: the update is what its values are now,
   * minus what they were.
   *
   * @param parameter its values are those after the inner optimizer's step
   * @param before the values before the step, times what decoupled weight decay leaves of them
   *     ({@link Rule#keptByDecay}); at the same indices as the parameter's
   */
  void update(Step step, ParameterState parameter, float[] before);
}
