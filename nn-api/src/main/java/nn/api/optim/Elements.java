package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * A range of elements: values, gradients and state lie in flat arrays at the same index.
 *
 * <p>Only indices in {@code [from, to)} may be touched. The gradients must not be changed.
 */
@Stability(STABLE)
public interface Elements {

  /** Returns the first index. */
  int from();

  /** Returns the index behind the last. */
  int to();

  /** Returns the values of the parameters. */
  float[] values();

  /** Returns the gradients. */
  float[] gradients();

  /**
   * Returns the state in a slot that the rule declared.
   *
   * @throws IllegalArgumentException if the rule does not declare the slot
   */
  float[] slot(Slot slot);

  /** Returns the state in an allocated slot. */
  float[] slot(SlotArray slot);
}
