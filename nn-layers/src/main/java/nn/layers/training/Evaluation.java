package nn.layers.training;

import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.loss.Loss;

/**
 * How well a model does on data it is not trained with.
 *
 * @param loss the mean over the samples
 * @param accuracy the share of samples whose class was found, in [0, 1]; NaN where the targets are
 *     no classes
 */
public record Evaluation(double loss, double accuracy) {

  /**
   * Evaluates a model without recording; it is in evaluation mode meanwhile, and in training mode
   * afterwards.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public static Evaluation of(Nn nn, Module model, Loss criterion, Iterable<Batch> batches) {
    model.eval();
    try {
      return nn.noGrad(() -> new Totals(nn, model, criterion).over(batches));
    } finally {
      model.train();
    }
  }

  private static final class Totals {
    private final Nn nn;
    private final Module model;
    private final Loss criterion;
    private double loss;
    private double correct;
    private long samples;

    Totals(Nn nn, Module model, Loss criterion) {
      this.nn = nn;
      this.model = model;
      this.criterion = criterion;
    }

    Evaluation over(Iterable<Batch> batches) {
      for (Batch batch : batches) {
        samples += nn.stepScope(() -> add(batch));
      }
      if (samples == 0) {
        throw new IllegalArgumentException("evaluation needs at least one sample");
      }
      return new Evaluation(loss / samples, correct / samples);
    }

    private int add(Batch batch) {
      Tensor output = model.forward(batch.inputs());
      loss += (double) criterion.forward(output, batch.targets()).item() * batch.size();
      correct += Accuracy.correct(output, batch.targets());
      return batch.size();
    }
  }
}
