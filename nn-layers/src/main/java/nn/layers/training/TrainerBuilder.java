package nn.layers.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.DataLoader;
import nn.layers.training.TrainingSetup.Checkpoints;
import nn.layers.training.TrainingSetup.Scheduled;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Trainer} together; everything here is optional. */
public final class TrainerBuilder {
  private final Nn nn;
  private final Module model;
  private final Loss criterion;
  private final Optimizer optimizer;
  private final DataLoader training;
  private final List<TrainingMetric> metrics = new ArrayList<>();
  private final List<Scheduled> schedules = new ArrayList<>();
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final SequencedMap<String, String> metadata = new LinkedHashMap<>();
  private @Nullable DataLoader test;
  private @Nullable DataLoader validation;
  private Selection selection = Selection.byLoss();
  private @Nullable Checkpoints checkpoints;

  TrainerBuilder(Nn nn, Module model, Loss criterion, Optimizer optimizer, DataLoader training) {
    this.nn = nn;
    this.model = model;
    this.criterion = criterion;
    this.optimizer = optimizer;
    this.training = training;
  }

  /**
   * Evaluates after every epoch on this data; with {@link #validation}, once at the end of
   * training.
   */
  public TrainerBuilder test(DataLoader data) {
    this.test = data;
    return this;
  }

  /**
   * Evaluates after every epoch on this data, and keeps the weights of the best epoch: they are
   * tested at the end, and saved as {@code best.safetensors} beside the checkpoints.
   */
  public TrainerBuilder validation(DataLoader data, Selection best) {
    this.validation = data;
    this.selection = best;
    return this;
  }

  /** Computes a metric in every evaluation, after those added before. */
  public TrainerBuilder metric(TrainingMetric metric) {
    metrics.add(metric);
    return this;
  }

  /** Moves a schedule on after every epoch or every step. */
  public TrainerBuilder schedule(Scheduler scheduler, SchedulePeriod period) {
    schedules.add(new Scheduled(scheduler, period));
    return this;
  }

  /** Tells a listener what happens, after those added before. */
  public TrainerBuilder listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Writes a checkpoint every so many epochs, when training ends, and when a stop is requested.
   *
   * @throws IllegalArgumentException if {@code everyEpochs} is below 1
   */
  public TrainerBuilder checkpoints(CheckpointStore store, int everyEpochs) {
    if (everyEpochs < 1) {
      throw new IllegalArgumentException(
          "checkpoints are written every 1 or more epochs, not every " + everyEpochs);
    }
    this.checkpoints = new Checkpoints(store, everyEpochs);
    return this;
  }

  /** Writes text about the run into every checkpoint: its config, the versions of plugins. */
  public TrainerBuilder metadata(Map<String, String> text) {
    metadata.putAll(text);
    return this;
  }

  /** Returns the trainer. */
  public Trainer build() {
    return new Trainer(
        new TrainingSetup(
            nn,
            model,
            criterion,
            optimizer,
            training,
            test,
            validation,
            selection,
            List.copyOf(metrics),
            List.copyOf(schedules),
            List.copyOf(listeners),
            checkpoints,
            new LinkedHashMap<>(metadata)));
  }
}
