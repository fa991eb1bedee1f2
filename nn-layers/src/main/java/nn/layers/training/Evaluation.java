package nn.layers.training;

import java.util.List;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.metric.Metric;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.Batch;

/**
 * How well a model does on data it is not trained with.
 *
 * @param loss of all samples at once, however they are cut into batches: the mean, weighted as the
 *     loss function weighs them, or with {@code reduction=sum} the sum; NaN if no target counts
 * @param accuracy the share of samples whose class was found, in [0, 1], of those whose target is a
 *     class; NaN where there is none
 * @param weight what the mean divides by; 0 if no target counts
 * @param metrics the values of the metrics that were asked for, in their order
 */
public record Evaluation(double loss, double accuracy, double weight, List<Double> metrics) {
  /** Copies the list. */
  public Evaluation {
    metrics = List.copyOf(metrics);
  }

  /** Creates an evaluation without metrics. */
  public Evaluation(double loss, double accuracy, double weight) {
    this(loss, accuracy, weight, List.of());
  }

  /**
   * Evaluates a model without recording; it is in evaluation mode meanwhile, and in training mode
   * afterwards.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public static Evaluation of(Nn nn, Module model, Loss criterion, Iterable<Batch> batches) {
    return of(nn, model, criterion, batches, List.of());
  }

  /** Evaluates a model in the same way, with metrics beside loss and accuracy. */
  public static Evaluation of(
      Nn nn, Module model, Loss criterion, Iterable<Batch> batches, List<Metric> metrics) {
    model.eval();
    try {
      return nn.noGrad(() -> new Totals(nn, model, criterion, metrics).over(batches));
    } finally {
      model.train();
    }
  }

  private static final class Totals {
    private final Nn nn;
    private final Module model;
    private final Loss criterion;
    private final TableLoss loss;
    private final List<Metric> metrics;
    private double correct;
    private double classes;
    private long samples;

    Totals(Nn nn, Module model, Loss criterion, List<Metric> metrics) {
      this.nn = nn;
      this.model = model;
      this.criterion = criterion;
      this.loss = new TableLoss(criterion.reduction());
      this.metrics = metrics;
    }

    Evaluation over(Iterable<Batch> batches) {
      for (Batch batch : batches) {
        samples += nn.stepScope(() -> add(batch));
      }
      if (samples == 0) {
        throw new IllegalArgumentException("evaluation needs at least one sample");
      }
      return new Evaluation(
          loss.value(),
          correct / classes,
          loss.weight(),
          metrics.stream().map(Metric::value).toList());
    }

    private int add(Batch batch) {
      Tensor output = model.forward(batch.inputs());
      Tensor targets = batch.targets();
      loss.add(criterion.total(output, targets), criterion.weight(output, targets));
      correct += Accuracy.correct(output, targets);
      classes += Accuracy.classes(targets);
      metrics.forEach(metric -> metric.add(output, targets));
      return batch.size();
    }
  }
}
