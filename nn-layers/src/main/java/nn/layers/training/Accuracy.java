package nn.layers.training;

import nn.api.Shape;
import nn.api.Tensor;

/** The share of right answers of a classifier. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * Returns the share of targets at the index of the largest score, the first where several are
   * equal. Negative targets, which are no classes, are left out.
   *
   * @param scores {@code [n, classes]}
   * @param targets class indices {@code [n]}; for any other shape the result is NaN
   */
  public static double of(Tensor scores, Tensor targets) {
    return correct(scores, targets) / classes(targets);
  }

  /** Returns how many targets are classes; a negative number, which marks a gap, is not one. */
  static int classes(Tensor targets) {
    int classes = 0;
    for (float target : targets.toScratch()) {
      classes += target >= 0 ? 1 : 0;
    }
    return classes;
  }

  /** Returns how many answers are right; NaN where the targets are no classes. */
  static double correct(Tensor scores, Tensor targets) {
    Shape shape = scores.shape();
    if (shape.rank() != 2 || !targets.shape().equals(Shape.of(shape.length(0)))) {
      return Double.NaN;
    }
    return scores.argmax(1).eq(targets).sum().item();
  }
}
