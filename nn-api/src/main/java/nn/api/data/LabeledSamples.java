package nn.api.data;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Stability;

/**
 * Samples, each with what is to be predicted for it.
 *
 * @param sample the shape of one sample, {@code [channels, height, width]} for an image
 * @param inputs sample after sample, row-major; not copied, not to be changed
 * @param targets sample after sample: the index of its class, or its target numbers; not copied,
 *     not to be changed
 */
@Stability(EXPERIMENTAL)
@SuppressWarnings("ArrayRecordComponent") // data sets are large; a copy would double the heap
public record LabeledSamples(Shape sample, float[] inputs, float[] targets) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if there is no sample, the last is not whole, or the targets
   *     are not as many for each
   */
  public LabeledSamples {
    int size = sample.size();
    if (inputs.length == 0 || inputs.length % size != 0) {
      throw new IllegalArgumentException(
          inputs.length + " numbers are no whole number of samples of shape " + sample);
    }
    int count = inputs.length / size;
    if (targets.length == 0 || targets.length % count != 0) {
      throw new IllegalArgumentException(targets.length + " targets for " + count + " samples");
    }
  }

  /** Returns how many samples there are. */
  public int count() {
    return inputs.length / sample.size();
  }
}
