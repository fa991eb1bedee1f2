package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * A range of elements: values, gradients and state lie in flat arrays at the same index.
 *
 * <p>Only indices in {@code [from, to)} may be touched. The gradients must not be changed, except
 * by a transform of gradients.
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
   * Returns the state in a slot with a number per element that the rule declared.
   *
   * @throws IllegalArgumentException if the rule does not declare the slot
   */
  float[] slot(Slot slot);

  /**
   * Returns the state in an allocated slot.
   *
   * @throws IllegalArgumentException if the slot has no numbers for these elements
   */
  float[] slot(SlotArray slot);

  /**
   * Returns whether an allocated slot has numbers for these elements: the slot of an inner
   * optimizer that serves some of the parameters alone has none for the others.
   */
  boolean has(SlotArray slot);
}
