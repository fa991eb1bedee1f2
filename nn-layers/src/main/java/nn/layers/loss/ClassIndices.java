package nn.layers.loss;

import java.util.Locale;
import nn.api.Tensor;

/**
 * The class of each position, checked.
 *
 * @param classes one a position, −1 where the position is ignored
 */
@SuppressWarnings("ArrayRecordComponent") // made for one evaluation, never shared
record ClassIndices(int[] classes) {
  private static final int IGNORED = -1;

  static ClassIndices of(String loss, ClassLayout layout, Tensor target, long ignoreIndex) {
    if (!target.shape().equals(layout.positions())) {
      throw Targets.misfit(
          loss, layout.input(), target.shape(), "class indices of shape " + layout.positions());
    }
    float[] given = target.toArray();
    int[] classes = new int[given.length];
    for (int i = 0; i < given.length; i++) {
      classes[i] = given[i] == ignoreIndex ? IGNORED : (int) given[i];
      boolean valid = classes[i] >= 0 && classes[i] < layout.classes() && classes[i] == given[i];
      if (!valid && given[i] != ignoreIndex) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: target %d is %s; expected a class from 0 to %d, or ignore_index %d",
                loss,
                i,
                given[i],
                layout.classes() - 1,
                ignoreIndex));
      }
    }
    return new ClassIndices(classes);
  }

  boolean isIgnored(int position) {
    return classes[position] == IGNORED;
  }

  int at(int position) {
    return classes[position];
  }

  /** Returns the sum of the weights of the classes, which a weighted mean divides by. */
  double totalWeight(float[] weight) {
    double total = 0;
    for (int each : classes) {
      total += each == IGNORED ? 0 : weight[each];
    }
    return total;
  }
}
