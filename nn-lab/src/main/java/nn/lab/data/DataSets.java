package nn.lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.lab.config.DataConfig;
import nn.lab.config.DataConfig.Csv;
import nn.lab.config.DataConfig.CsvNumbers;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.DataConfig.Plugged;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.config.TargetCheck;
import nn.lab.config.ValidationConfig;
import nn.lab.console.Progress;
import nn.layers.data.CsvFile;
import nn.layers.data.Dataset;
import nn.layers.data.Digits;
import nn.layers.data.FashionMnist;
import nn.layers.data.Iris;
import nn.layers.data.TrainTestSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the data of an experiment. */
public final class DataSets {
  private static final Logger LOG = LoggerFactory.getLogger(DataSets.class);

  /** The split of a table is the same for all seeds of training, so that they can be compared. */
  private static final long SPLIT_SEED = 0;

  private final DataFolders folders;

  /** Creates it for a user's folders. */
  public DataSets(DataFolders folders) {
    this.folders = folders;
  }

  /**
   * Loads the data and checks that the config fits it.
   *
   * @throws IOException if files are missing or damaged; the message names them and the place
   * @throws InvalidConfigException if the loss or the batches do not fit the data
   */
  public TrainTestSplit load(ExperimentConfig config, Plugins plugins, Progress progress)
      throws IOException {
    TrainTestSplit data = load(config.data(), config.training().validation(), plugins, progress);
    Problems problems = Problems.at("");
    TargetCheck check = TargetCheck.of(data.train());
    check.loss(config.training().loss(), problems.in("loss"));
    checkBatches(config, data.train(), problems);
    problems.throwIfAny();
    return data;
  }

  private static void checkBatches(ExperimentConfig config, Dataset train, Problems problems) {
    int batchSize = config.training().batchSize();
    if (config.training().dropLast() && train.size() < batchSize) {
      problems
          .in("batch_size")
          .addValue(
              batchSize,
              "must be at most "
                  + train.size()
                  + ", the number of training samples, because of drop_last");
    }
  }

  private TrainTestSplit load(
      DataConfig data, Optional<ValidationConfig> validation, Plugins plugins, Progress progress)
      throws IOException {
    return switch (data) {
      case Known.DIGITS -> parts(Digits.load(), validation);
      case Known.IRIS -> parts(Iris.measured(), validation).standardized();
      case Known.FASHION_MNIST ->
          parts(
              FashionMnist.load(
                  new FashionMnistFiles(folders, new Downloader(FashionMnistFiles.OFFICIAL))
                      .folder(progress)),
              validation);
      case Plugged(Spec spec, _) ->
          parts(new PluggedData(plugins.datasets().get(spec.name())).load(spec), validation);
      case Csv(Path file, String label, double testFraction) ->
          table(file, () -> CsvFile.read(file, label), testFraction, validation);
      case CsvNumbers(Path file, List<String> targets, double testFraction) ->
          table(file, () -> CsvFile.readNumbers(file, targets), testFraction, validation);
    };
  }

  private static TrainTestSplit table(
      Path file, Reading reading, double testFraction, Optional<ValidationConfig> validation)
      throws IOException {
    Dataset all = read(file, reading);
    TrainTestSplit split =
        checked(
            "data.test_fraction",
            testFraction,
            () -> TrainTestSplit.stratified(all, testFraction, SPLIT_SEED));
    TrainTestSplit parts = parts(split, validation);
    parts.lostByStandardizing().forEach(LOG::warn);
    return parts.standardized();
  }

  /** The training part is cut before it is standardised: validation says nothing about that. */
  private static TrainTestSplit parts(TrainTestSplit split, Optional<ValidationConfig> validation) {
    if (validation.isEmpty()) {
      return split;
    }
    double fraction = validation.get().fraction();
    return checked(
        "validation_fraction", fraction, () -> split.withValidation(fraction, SPLIT_SEED));
  }

  /** Reads a table. */
  @FunctionalInterface
  private interface Reading {
    Dataset read() throws IOException;
  }

  private static Dataset read(Path file, Reading reading) throws IOException {
    if (Files.isDirectory(file)) {
      throw wrongFile(file, "is a folder; must be a file");
    }
    try {
      return reading.read();
    } catch (NoSuchFileException _) {
      throw wrongFile(file, "there is no such file");
    }
  }

  private static TrainTestSplit checked(
      String key, double fraction, Supplier<TrainTestSplit> splitting) {
    try {
      return splitting.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          List.of(new Problem(key, Double.toString(fraction), String.valueOf(e.getMessage()))));
    }
  }

  private static InvalidConfigException wrongFile(Path file, String message) {
    return new InvalidConfigException(List.of(new Problem("data.csv", file.toString(), message)));
  }
}
