package nn.layers.training;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import nn.api.loss.Loss;
import nn.api.metric.Metric;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterGroup;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.DataLoader;
import org.jspecify.annotations.Nullable;

/** What takes part in a training; {@link TrainerBuilder} says what each is for. */
record TrainingSetup(
    Nn nn,
    Module model,
    Loss criterion,
    Optimizer optimizer,
    DataLoader training,
    @Nullable DataLoader test,
    @Nullable DataLoader validation,
    Selection selection,
    List<TrainingMetric> metrics,
    List<Scheduled> schedules,
    List<TrainingListener> listeners,
    @Nullable Checkpoints checkpoints,
    SequencedMap<String, String> metadata) {

  /** A schedule, and when it moves on. */
  record Scheduled(Scheduler scheduler, SchedulePeriod period) {}

  /** Where checkpoints go, and after how many epochs. */
  record Checkpoints(CheckpointStore store, int everyEpochs) {}

  TrainingStep step(FiniteCheck check) {
    return new TrainingStep(nn, model, criterion, optimizer, check);
  }

  /**
   * Evaluates after an epoch, with the weights that the optimizer wants evaluated: on the
   * validation data if there are some, otherwise on the test data.
   */
  Evaluation evaluate() {
    DataLoader data = validation == null ? test : validation;
    return data == null
        ? new Evaluation(Double.NaN, Double.NaN, 0, Collections.nCopies(metrics.size(), Double.NaN))
        : optimizer.withEvaluationWeights(() -> evaluate(data));
  }

  /** Evaluates with the weights that the model has. */
  Evaluation evaluate(DataLoader data) {
    List<Metric> made = metrics.stream().map(metric -> metric.create().get()).toList();
    return Evaluation.of(nn, model, criterion, data.epoch(0), made);
  }

  /** Moves schedules on; none is told a metric that is NaN, as no target counted. */
  void moveSchedules(SchedulePeriod period, double metric) {
    for (Scheduled scheduled : schedules) {
      if (period == SchedulePeriod.STEP && scheduled.period() == SchedulePeriod.EPOCH) {
        scheduled.scheduler().optimizerStepped();
      } else if (scheduled.period() == period && Double.isNaN(metric)) {
        scheduled.scheduler().step();
      } else if (scheduled.period() == period) {
        scheduled.scheduler().step(metric);
      }
    }
  }

  /** Returns the learning rates in force, one for each group that has one. */
  List<Double> learningRates() {
    return optimizer.groups().stream()
        .map(ParameterGroup::values)
        .filter(values -> values.containsKey("lr"))
        .map(values -> values.get("lr"))
        .toList();
  }
}
