package nn.layers.loss;

import java.util.Locale;
import nn.api.Tensor;

/**
 * The class of each position, checked.
 *
 * @param classes one per position, −1 where the position is ignored
 */
@SuppressWarnings("ArrayRecordComponent") // made for one evaluation, never shared
record ClassIndices(float[] classes) {
  private static final int IGNORED = -1;

  static ClassIndices of(String loss, ClassLayout layout, Tensor target, long ignoreIndex) {
    if (!target.shape().equals(layout.positions())) {
      throw Targets.misfit(
          loss, layout.input(), target.shape(), "class indices of shape " + layout.positions());
    }
    float[] classes = target.toScratch();
    for (int i = 0; i < classes.length; i++) {
      float given = classes[i];
      if (given == ignoreIndex) {
        classes[i] = IGNORED;
      } else if (!(given >= 0 && given < layout.classes() && given == (int) given)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: target %d is %s; expected a class from 0 to %d, or ignore_index %d",
                loss,
                i,
                given,
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
    return (int) classes[position];
  }

  /** Returns the sum of the weights of the classes, which a weighted mean divides by. */
  double totalWeight(float[] weight) {
    double total = 0;
    for (float each : classes) {
      total += each == IGNORED ? 0 : weight[(int) each];
    }
    return total;
  }
}
