package nn.lab.config;

import java.util.List;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** The keys of a config that hold a plain value, with their defaults; the only place of these. */
final class ConfigKeys {
  static final Hyperparameter<Long> EPOCHS =
      Hyperparameter.whole("epochs", Range.closed(1, 1e6), "Passes over the training data.")
          .byDefault(20L);

  static final Hyperparameter<Long> BATCH_SIZE =
      Hyperparameter.whole("batch_size", Range.closed(1, 1e9), "Examples per step.").byDefault(32L);

  static final Hyperparameter<Boolean> DROP_LAST =
      Hyperparameter.flag("drop_last", "Whether a last, smaller batch of an epoch is left out.")
          .byDefault(false);

  static final Hyperparameter<Long> SEED =
      Hyperparameter.whole("seed", Range.closed(0, 1L << 53), "Start of all random numbers.")
          .byDefault(1L);

  static final String EPOCH = "epoch";
  static final String STEP = "step";

  static final Hyperparameter<String> SCHEDULE_EVERY =
      Hyperparameter.choice("schedule_every", List.of(EPOCH, STEP), "What a step of a schedule is.")
          .byDefault(EPOCH);

  static final Hyperparameter<Double> CLIP_GRAD_NORM =
      Hyperparameter.real(
          "clip_grad_norm",
          Range.above(0),
          "Largest norm of all gradients: clip_by_global_norm(max_norm=…) before all 'gradients'.");

  static final Hyperparameter<Double> CLIP_GRAD_VALUE =
      Hyperparameter.real(
          "clip_grad_value",
          Range.above(0),
          "Largest size of a gradient: clip_by_value(clip_value=…) before all 'gradients'.");

  static final Hyperparameter<Long> THREADS =
      Hyperparameter.whole(
          "threads",
          Range.closed(1, 1024),
          "Threads to compute with; all processors if absent. Results do not depend on it.");

  static final Hyperparameter<Long> CHECKPOINT_EVERY =
      Hyperparameter.whole("checkpoint_every", Range.closed(1, 1e6), "Epochs between checkpoints.")
          .byDefault(1L);

  static final Hyperparameter<Double> TARGET_ACCURACY =
      Hyperparameter.real(
              "target_accuracy",
              Range.openClosed(0, 1),
              "Test accuracy for which the epochs to reach it are shown.")
          .byDefault(0.95);

  static final Hyperparameter<Double> TEST_FRACTION =
      Hyperparameter.real(
              "test_fraction",
              new Range(0, false, 1, false),
              "Part of the rows held back for testing.")
          .byDefault(0.2);

  static final Hyperparameter<Boolean> PARTIAL =
      Hyperparameter.flag(
              "partial", "Whether those weights that fit are enough; otherwise all must be there.")
          .byDefault(false);

  static final Hyperparameter<Boolean> TRAINABLE =
      Hyperparameter.flag("trainable", "Whether training changes these parameters.");

  static final Hyperparameter<Double> VALIDATION_FRACTION =
      Hyperparameter.real(
              "validation_fraction",
              new Range(0, true, 1, false),
              "Part of the training samples by which epochs are compared; the test is then read"
                  + " once, at the end, with the weights of the best epoch.")
          .byDefault(0.0);

  static final Hyperparameter<Long> PATIENCE =
      Hyperparameter.whole(
              "patience", Range.closed(1, 1e6), "Epochs without improvement that end training.")
          .byDefault(10L);

  static final Hyperparameter<Double> MIN_DELTA =
      Hyperparameter.real(
              "min_delta", Range.atLeast(0), "An improvement is better by more than this.")
          .byDefault(0.0);

  static final Hyperparameter<List<Long>> SEEDS =
      Hyperparameter.wholes("seeds", Range.closed(0, 1L << 53), "Seeds to compare over.")
          .byDefault(List.of(1L, 2L, 3L));

  /** The other form of the seeds: how many, from 1 up. */
  static final Hyperparameter<Long> SEED_COUNT =
      Hyperparameter.whole("seeds", Range.closed(1, 1000), "Seeds from 1 up to this one.")
          .byDefault(3L);

  /** What {@link #CLIP_GRAD_NORM} stands for. */
  static final Spec NORM_CLIPPING = Spec.of("clip_by_global_norm");

  /** What {@link #CLIP_GRAD_VALUE} stands for. */
  static final Spec VALUE_CLIPPING = Spec.of("clip_by_value");

  static final Spec DEFAULT_LOSS = Spec.of("cross_entropy");

  /** The default where targets are numbers. */
  static final Spec NUMBER_LOSS = Spec.of("mse");

  static final Spec DEFAULT_INIT = Spec.of(ModelConfig.INIT_OF_LAYERS);

  private ConfigKeys() {}
}
