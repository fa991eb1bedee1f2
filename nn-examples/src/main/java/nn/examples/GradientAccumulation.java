package nn.examples;

import java.util.ArrayList;
import java.util.List;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.data.Batch;

/** Makes one large batch of several small ones, by not zeroing the gradients between them. */
final class GradientAccumulation {
  private static final int LARGE = 128;
  private static final int PARTS = 8;

  private GradientAccumulation() {}

  /**
   * How well both ways agree.
   *
   * @param largest the largest element of the gradient, without its sign
   * @param difference the largest difference between two elements
   */
  record Agreement(float largest, float difference) {}

  public static void main(String... args) {
    try (Nn nn = Nn.builder().seed(1).build()) {
      Agreement agreement = compare(nn);
      Output.print(
          """

          largest element of the gradient of one batch of %d   %.1e
          largest difference to %d batches of %d                %.1e

          backward() adds to the gradients, so several backward passes and one step() train with a
          large batch in the memory of a small one. The loss is a mean over its batch: divided by the
          number of batches, the means add up to the mean over all. What differs is the rounding of
          sums in another order.
          """,
          LARGE, agreement.largest(), PARTS, LARGE / PARTS, agreement.difference());
    }
  }

  static Agreement compare(Nn nn) {
    DigitsTask task = DigitsTask.create(nn);
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.1)", task.model().parameters());
    Batch large = task.batches(LARGE).epoch(0).iterator().next();

    optimizer.zeroGrad();
    task.loss(large).backward();
    float[] atOnce = gradients(task);

    optimizer.zeroGrad();
    for (Batch part : parts(nn, large)) {
      task.loss(part).div(PARTS).backward();
    }
    float[] accumulated = gradients(task);
    optimizer.step();
    return new Agreement(
        largestDifference(atOnce, new float[atOnce.length]),
        largestDifference(atOnce, accumulated));
  }

  /** Cuts a batch into parts of equal size. */
  private static List<Batch> parts(Nn nn, Batch batch) {
    int size = batch.size() / PARTS;
    return nn.noGrad(() -> {
      List<Batch> parts = new ArrayList<>();
      for (int from = 0; from < batch.size(); from += size) {
        parts.add(
            new Batch(
                batch.inputs().slice(0, from, from + size),
                batch.targets().slice(0, from, from + size)));
      }
      return parts;
    });
  }

  /** Returns the gradients of all parameters one after the other. */
  private static float[] gradients(DigitsTask task) {
    List<Tensor> flat = new ArrayList<>();
    for (Parameter parameter : task.model().parameters().values()) {
      flat.add(Gradients.of(parameter).reshape(-1));
    }
    return flat.getFirst().concat(0, flat.subList(1, flat.size()).toArray(Tensor[]::new)).toArray();
  }

  private static float largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
