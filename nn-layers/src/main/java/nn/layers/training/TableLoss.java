package nn.layers.training;

import nn.api.loss.Reduction;

/**
 * The loss of a table whose batches come one after the other: the same as the loss function returns
 * for all of them at once.
 */
final class TableLoss {
  private final Reduction reduction;
  private double total;
  private double weight;

  TableLoss(Reduction reduction) {
    this.reduction = reduction;
  }

  void add(double moreTotal, double moreWeight) {
    total += moreTotal;
    weight += moreWeight;
  }

  /** Returns the loss; NaN if it is the mean of nothing. */
  double value() {
    return reduction == Reduction.SUM ? total : weight == 0 ? Double.NaN : total / weight;
  }

  /** Returns the losses of all elements added up. */
  double total() {
    return total;
  }

  /** Returns the weights added up. */
  double weight() {
    return weight;
  }

  /** Goes on from a total and a weight. */
  void set(double newTotal, double newWeight) {
    total = newTotal;
    weight = newWeight;
  }
}
