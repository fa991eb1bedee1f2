package nn.lab.config;

import java.util.Arrays;
import java.util.List;
import nn.api.plugin.HyperparameterType;
import nn.autograd.registry.AttachedSpec;
import nn.lab.config.ConfigForm.Either;
import nn.lab.config.ConfigForm.Keys;
import nn.lab.config.ConfigForm.Layer;
import nn.lab.config.ConfigForm.Plugin;
import nn.lab.config.ConfigForm.Several;
import nn.lab.config.ConfigForm.Text;
import nn.lab.config.ConfigForm.Value;

/** Every key of a config, and what may stand under it; the only place of these. */
public final class ConfigStructure {
  static final ConfigKey CSV =
      ConfigKey.required(
          "csv",
          new Text("the path of a file"),
          "A table with a header line. In a file, the path begins at the folder of that file.");

  static final ConfigKey LABEL =
      ConfigKey.optional(
          "label",
          new Text("the name of the column with the class"),
          "",
          "The class to predict; the other columns are numbers. Required without target or"
              + " targets.");

  static final ConfigKey TARGET =
      ConfigKey.optional(
          "target",
          new Text("the name of a column of numbers"),
          "",
          "The number to predict, in place of a class. It is not standardised.");

  static final ConfigKey TARGETS =
      ConfigKey.optional(
          "targets",
          new Several(new Text("the name of a column of numbers"), "a list of names of columns"),
          "",
          "The numbers to predict, in place of a class. They are not standardised.");

  static final Keys TABLE =
      new Keys(
          List.of(CSV, LABEL, TARGET, TARGETS, ConfigKey.of(ConfigKeys.TEST_FRACTION)),
          "{csv: path, label: column, test_fraction: 0.2}");

  static final ConfigKey DATA =
      ConfigKey.required(
          "data",
          new Either(
              new Either(
                  new Value(
                      new HyperparameterType.Choice(
                          Arrays.stream(DataConfig.Known.values()).map(Object::toString).toList())),
                  new Plugin(ConfigSchema.DATASET, "a data set of a plugin")),
              TABLE),
          "What to learn from.");

  static final ConfigKey MODEL =
      ConfigKey.required(
          "model",
          new Several(new Layer("one layer, as in 'linear: 32' or 'relu'"), ModelReader.EXPECTED),
          "The network; its output has a value for each class or target. A layer is any layer or"
              + " activation by name; 'linear: 32' is short for linear(out_features=32).");

  static final ConfigKey INIT =
      ConfigKey.optional(
          "init",
          new Plugin("initializer", "an initializer, as in 'kaiming_normal(fan=out)'"),
          ConfigKeys.DEFAULT_INIT.toString(),
          "How weights start; pytorch_default leaves it to the layers.");

  static final ConfigKey WEIGHTS_FILE =
      ConfigKey.required(
          "file",
          new Text("the path of a safetensors file"),
          "A checkpoint, or weights that PyTorch wrote. In a config, the path begins at its"
              + " folder.");

  static final Keys WEIGHTS_OF_FILE =
      new Keys(
          List.of(WEIGHTS_FILE, ConfigKey.of(ConfigKeys.PARTIAL)), "{file: path, partial: true}");

  static final ConfigKey WEIGHTS =
      ConfigKey.optional(
          "weights",
          new Either(new Text("the path of a safetensors file"), WEIGHTS_OF_FILE),
          "",
          "What the network begins with, by the names of parameters, instead of new weights.");

  static final ConfigKey MATCH =
      ConfigKey.required(
          "match", new Text("a pattern of paths, as in '0.**'"), "Which parameters are meant.");

  static final ConfigKey TRAINABLE =
      ConfigKey.required(
          ConfigKeys.TRAINABLE.name(),
          ConfigForm.of(ConfigKeys.TRAINABLE),
          ConfigKeys.TRAINABLE.documentation());

  static final Keys PARAMETER_RULE =
      new Keys(List.of(MATCH, TRAINABLE), "{match: pattern, trainable: false}");

  static final ConfigKey PARAMETERS =
      ConfigKey.optional(
          "parameters",
          new Several(PARAMETER_RULE, "a list, as in [{match: \"0.**\", trainable: false}]"),
          "",
          "Which parameters are trained; the last pattern that matches decides. By default all.");

  static final ConfigKey LOSS =
      ConfigKey.optional(
          "loss",
          new Plugin("loss", "a loss, as in 'cross_entropy(label_smoothing=0.1)'"),
          ConfigKeys.DEFAULT_LOSS.toString(),
          "The distance between outputs and targets, which training makes smaller; mse by default"
              + " where the targets are numbers.");

  static final ConfigKey OPTIMIZER =
      ConfigKey.optional(
          "optimizer",
          new Plugin("optimizer", OptimizerReader.EXPECTED),
          "",
          "What train trains with, and compare where it lists no optimizers.");

  private static final Plugin ONE_TRANSFORM =
      new Plugin(
          ConfigSchema.GRADIENT_TRANSFORM,
          "a transform of gradients, as in 'clip_by_global_norm(max_norm=1)'");

  static final ConfigKey GRADIENTS =
      ConfigKey.optional(
          GradientsReader.GRADIENTS,
          new Either(ONE_TRANSFORM, new Several(ONE_TRANSFORM, "a list of them")),
          "",
          "What changes gradients before the optimizer reads them, one after the other.");

  private static final Plugin ONE_SCHEDULE =
      new Plugin("schedule", "a schedule, as in 'step_lr(step_size=10)'");

  static final ConfigKey SCHEDULE =
      ConfigKey.optional(
          "schedule",
          new Either(ONE_SCHEDULE, new Several(ONE_SCHEDULE, "a list of them")),
          "",
          "Changes hyperparameters of the optimizer during training: that which its key 'drives'"
              + " names, otherwise "
              + AttachedSpec.DEFAULT_DRIVES
              + ".");

  static final ConfigKey METRICS =
      ConfigKey.optional(
          "metrics",
          new Several(new Plugin("metric", "a metric, as in 'top_k(k=5)'"), MetricsReader.EXPECTED),
          "",
          "What every evaluation computes beside loss and accuracy; each is a column of the"
              + " results.");

  static final ConfigKey BEST_BY =
      ConfigKey.optional(
          "best_by",
          new Text("loss, accuracy or one of metrics"),
          ValidationConfig.LOSS,
          "The number of the validation by which the best epoch is chosen.");

  static final ConfigKey EARLY_STOPPING =
      ConfigKey.optional(
          "early_stopping",
          new Keys(
              List.of(ConfigKey.of(ConfigKeys.PATIENCE), ConfigKey.of(ConfigKeys.MIN_DELTA)),
              "a mapping, as in {patience: 10, min_delta: 0}"),
          "",
          "Ends training when the number that best_by names has not improved for long enough.");

  static final ConfigKey NAME =
      ConfigKey.optional(
          "name",
          new Text(RunName.EXPECTED),
          "from the file's name",
          "A part of the run folder's name.");

  static final ConfigKey OPTIMIZERS =
      ConfigKey.optional(
          "optimizers",
          new Several(
              new Plugin("optimizer", OptimizerReader.EXPECTED), OptimizerReader.SEVERAL_EXPECTED),
          "[optimizer]",
          "What to compare; one with a label, as in {name: adam, label: tuned}, is called by it.");

  static final ConfigKey SEEDS =
      ConfigKey.optional(
          ConfigKeys.SEEDS.name(),
          new Either(ConfigForm.of(ConfigKeys.SEEDS), ConfigForm.of(ConfigKeys.SEED_COUNT)),
          String.valueOf(ConfigKeys.SEEDS.defaultValue()),
          "Each optimizer is trained with each seed; 5 means the seeds 1 to 5.");

  static final Keys COMPARISON =
      new Keys(List.of(OPTIMIZERS, SEEDS), "a mapping with the keys optimizers and seeds");

  static final ConfigKey COMPARE =
      ConfigKey.optional("compare", COMPARISON, "", "What compare trains; train passes it over.");

  /** The whole config. */
  public static final Keys ALL =
      new Keys(
          List.of(
              DATA,
              MODEL,
              INIT,
              WEIGHTS,
              PARAMETERS,
              LOSS,
              OPTIMIZER,
              GRADIENTS,
              SCHEDULE,
              ConfigKey.of(ConfigKeys.SCHEDULE_EVERY),
              ConfigKey.of(ConfigKeys.EPOCHS),
              ConfigKey.of(ConfigKeys.VALIDATION_FRACTION),
              METRICS,
              BEST_BY,
              EARLY_STOPPING,
              ConfigKey.of(ConfigKeys.BATCH_SIZE),
              ConfigKey.of(ConfigKeys.DROP_LAST),
              ConfigKey.of(ConfigKeys.SEED),
              ConfigKey.of(ConfigKeys.CLIP_GRAD_NORM),
              ConfigKey.of(ConfigKeys.CLIP_GRAD_VALUE),
              ConfigKey.of(ConfigKeys.THREADS),
              ConfigKey.of(ConfigKeys.CHECKPOINT_EVERY),
              ConfigKey.of(ConfigKeys.TARGET_ACCURACY),
              NAME,
              COMPARE),
          "keys and values, as in 'data: digits'");

  private ConfigStructure() {}

  /** Returns whether a config has a key of this name on its first level. */
  public static boolean isKey(String name) {
    return ALL.names().contains(name);
  }
}
