package nn.layers.training;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;

/**
 * The loss of one batch.
 *
 * @param value as the loss function returned it
 * @param total the losses of the elements added up
 * @param weight how much the batch counts beside others of its table
 * @param reduction how the loss function puts the losses of elements together
 */
record BatchLoss(double value, double total, double weight, Reduction reduction) {

  static BatchLoss of(Loss criterion, Tensor loss, Tensor output, Tensor targets) {
    double value = loss.item();
    double weight = criterion.weight(output, targets);
    Reduction reduction = criterion.reduction();
    double total =
        reduction == Reduction.SUM
            ? value
            : weight > 0 ? value * weight : criterion.total(output, targets);
    return new BatchLoss(value, total, weight, reduction);
  }

  /** Returns whether there is a loss: where no target counts, the mean is NaN. */
  boolean counts() {
    return reduction == Reduction.SUM || weight > 0;
  }
}
