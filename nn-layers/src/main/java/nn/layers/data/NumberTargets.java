package nn.layers.data;

import java.util.List;
import nn.api.Shape;

/**
 * Numbers as targets, as a regression predicts them. They are what was read: nothing standardises
 * them, so that losses and predictions are in the unit of the data.
 *
 * @param names what each number of a sample is; at least one
 * @param values sample after sample; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, and read-only by contract
public record NumberTargets(List<String> names, float[] values) implements Targets {
  /**
   * Creates the targets.
   *
   * @throws IllegalArgumentException if there is no name, or the last sample is not whole
   */
  public NumberTargets {
    names = List.copyOf(names);
    if (names.isEmpty() || values.length % names.size() != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers are no whole number of samples with the targets " + names);
    }
  }

  @Override
  public int count() {
    return values.length / names.size();
  }

  @Override
  public Shape shape() {
    return Shape.of(names.size());
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    System.arraycopy(values, sample * names.size(), target, offset, names.size());
  }

  @Override
  public NumberTargets select(int[] samples) {
    float[] selected = new float[samples.length * names.size()];
    for (int i = 0; i < samples.length; i++) {
      copy(samples[i], selected, i * names.size());
    }
    return new NumberTargets(names, selected);
  }
}
