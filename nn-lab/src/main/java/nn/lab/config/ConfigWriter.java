package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.plugin.Spec;
import nn.autograd.registry.Printable;
import nn.lab.config.DataConfig.Csv;
import nn.lab.config.DataConfig.CsvNumbers;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.DataConfig.Plugged;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes an experiment as a config that, read again, gives an equal experiment. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /** Returns the YAML text, in which a reader sees every character. */
  public static String write(ExperimentConfig config) {
    Map<String, Object> tree = tree(config);
    String text = dump(tree, true);
    return Printable.lines(text).equals(text) ? text : dump(tree, false);
  }

  /**
   * Returns YAML.
   *
   * @param unicode whether it has letters that are not ASCII; otherwise their escapes
   */
  private static String dump(Map<String, Object> tree, boolean unicode) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema()) // the reader's: it quotes what that would read as a number
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(100)
            .setUseUnicodeEncoding(unicode)
            .build();
    return new Dump(settings).dumpToString(tree);
  }

  private static Map<String, Object> tree(ExperimentConfig config) {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put(ConfigStructure.NAME.name(), config.name());
    tree.put(ConfigStructure.DATA.name(), data(config.data()));
    tree.put(
        ConfigStructure.MODEL.name(),
        config.model().layers().stream().map(ConfigWriter::layer).toList());
    tree.put(ConfigStructure.INIT.name(), spec(config.model().init()));
    putStart(tree, config.model());
    putTraining(tree, config.training());
    common(config)
        .filter(gradients -> !gradients.isEmpty())
        .ifPresent(gradients -> tree.put(GradientsReader.GRADIENTS, specs(gradients)));
    if (config.isComparison()) {
      tree.put(ConfigStructure.COMPARE.name(), compare(config));
    } else {
      tree.put(
          ConfigStructure.OPTIMIZER.name(), contestant(config.contestants().getFirst(), false));
      tree.put(ConfigKeys.SEED.name(), config.seeds().getFirst());
    }
    tree.put(ConfigKeys.TARGET_ACCURACY.name(), config.targetAccuracy());
    config.threads().ifPresent(number -> tree.put(ConfigKeys.THREADS.name(), number));
    return tree;
  }

  private static void putStart(Map<String, Object> tree, ModelConfig model) {
    model
        .weights()
        .ifPresent(weights ->
            tree.put(
                ConfigStructure.WEIGHTS.name(),
                mapping(
                    ConfigStructure.WEIGHTS_FILE.name(),
                    weights.file().toString(),
                    ConfigKeys.PARTIAL.name(),
                    weights.partial())));
    if (!model.frozen().rules().isEmpty()) {
      tree.put(
          ConfigStructure.PARAMETERS.name(),
          model.frozen().rules().stream()
              .map(rule ->
                  mapping(
                      ConfigStructure.MATCH.name(),
                      rule.pattern(),
                      ConfigKeys.TRAINABLE.name(),
                      rule.trainable()))
              .toList());
    }
  }

  private static Map<String, Object> mapping(
      String first, Object value, String second, Object other) {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put(first, value);
    tree.put(second, other);
    return tree;
  }

  private static void putTraining(Map<String, Object> tree, TrainingConfig training) {
    tree.put(ConfigStructure.LOSS.name(), spec(training.loss()));
    if (!training.schedules().isEmpty()) {
      tree.put(ConfigStructure.SCHEDULE.name(), specs(training.schedules()));
    }
    tree.put(
        ConfigKeys.SCHEDULE_EVERY.name(),
        training.scheduleEveryStep() ? ConfigKeys.STEP : ConfigKeys.EPOCH);
    tree.put(ConfigKeys.EPOCHS.name(), training.epochs());
    tree.put(ConfigKeys.BATCH_SIZE.name(), training.batchSize());
    tree.put(ConfigKeys.DROP_LAST.name(), training.dropLast());
    tree.put(ConfigKeys.CHECKPOINT_EVERY.name(), training.checkpointEvery());
    if (!training.metrics().isEmpty()) {
      tree.put(ConfigStructure.METRICS.name(), specs(training.metrics()));
    }
    training.validation().ifPresent(validation -> putValidation(tree, validation));
  }

  /** Nothing is written without validation: the configs of earlier runs have no such keys. */
  private static void putValidation(Map<String, Object> tree, ValidationConfig validation) {
    tree.put(ConfigKeys.VALIDATION_FRACTION.name(), validation.fraction());
    tree.put(ConfigStructure.BEST_BY.name(), validation.bestBy());
    if (validation.patience().isPresent()) {
      SequencedMap<String, Object> stopping = new LinkedHashMap<>();
      stopping.put(ConfigKeys.PATIENCE.name(), validation.patience().getAsInt());
      stopping.put(ConfigKeys.MIN_DELTA.name(), validation.minDelta());
      tree.put(ConfigStructure.EARLY_STOPPING.name(), stopping);
    }
  }

  /** Returns the transforms of gradients that all contestants have; empty if some have others. */
  private static Optional<List<Spec>> common(ExperimentConfig config) {
    List<List<Spec>> all =
        config.contestants().stream().map(Contestant::gradients).distinct().toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static List<Object> specs(List<Spec> specs) {
    return specs.stream().map(ConfigWriter::spec).toList();
  }

  private static Map<String, Object> compare(ExperimentConfig config) {
    SequencedMap<String, Object> compare = new LinkedHashMap<>();
    boolean ownGradients = common(config).isEmpty();
    compare.put(
        ConfigStructure.OPTIMIZERS.name(),
        config.contestants().stream().map(each -> contestant(each, ownGradients)).toList());
    compare.put(ConfigKeys.SEEDS.name(), config.seeds());
    return compare;
  }

  private static Object data(DataConfig data) {
    return switch (data) {
      case Known known -> known.toString();
      case Plugged(Spec spec, _) -> spec(spec);
      case Csv(var file, var label, var testFraction) -> {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        tree.put(ConfigStructure.CSV.name(), file.toString());
        tree.put(ConfigStructure.LABEL.name(), label);
        tree.put(ConfigKeys.TEST_FRACTION.name(), testFraction);
        yield tree;
      }
      case CsvNumbers(var file, var targets, var testFraction) -> {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        tree.put(ConfigStructure.CSV.name(), file.toString());
        tree.put(ConfigStructure.TARGETS.name(), targets);
        tree.put(ConfigKeys.TEST_FRACTION.name(), testFraction);
        yield tree;
      }
    };
  }

  /** Returns a layer as {@code relu}, or {@code {linear: {out_features: 32}}}. */
  private static Object layer(Spec layer) {
    if (layer.values().isEmpty()) {
      return layer.name();
    }
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    layer.values().forEach((key, value) -> values.put(key, value(value)));
    return Map.of(layer.name(), values);
  }

  private static Object contestant(Contestant contestant, boolean ownGradients) {
    Object spec = spec(contestant.optimizer());
    if (contestant.label().isEmpty() && !ownGradients) {
      return spec;
    }
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put(SpecNodes.NAME, contestant.optimizer().name());
    contestant.label().ifPresent(label -> tree.put(LabelReader.LABEL, label));
    if (ownGradients) {
      tree.put(GradientsReader.GRADIENTS, specs(contestant.gradients()));
    }
    if (spec instanceof Map<?, ?> mapping) {
      mapping.forEach((key, value) -> tree.putIfAbsent(key.toString(), value));
    }
    return tree;
  }

  /** Returns the name alone if there is nothing else to say, and the mapping form otherwise. */
  private static Object spec(Spec spec) {
    if (spec.values().isEmpty() && spec.groups().isEmpty()) {
      return spec.name();
    }
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    tree.put(SpecNodes.NAME, spec.name());
    spec.values().forEach((key, value) -> tree.put(key, value(value)));
    if (!spec.groups().isEmpty()) {
      tree.put(SpecNodes.GROUPS, spec.groups().stream().map(ConfigWriter::group).toList());
    }
    return tree;
  }

  private static Map<String, Object> group(Spec.Group group) {
    SequencedMap<String, Object> tree = new LinkedHashMap<>();
    group.entries().forEach((key, value) -> tree.put(key, value(value)));
    return tree;
  }

  private static Object value(Object value) {
    return switch (value) {
      case Spec spec -> spec(spec);
      case List<?> list -> {
        List<Object> values = new ArrayList<>();
        list.forEach(each -> values.add(value(each)));
        yield values;
      }
      default -> value;
    };
  }
}
