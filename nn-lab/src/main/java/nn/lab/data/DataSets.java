package nn.lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.lab.config.ClassCheck;
import nn.lab.config.DataConfig;
import nn.lab.config.DataConfig.Csv;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.ExperimentConfig;
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
  public TrainTestSplit load(ExperimentConfig config, Progress progress) throws IOException {
    TrainTestSplit data = load(config.data(), progress);
    Problems problems = Problems.at("");
    ClassCheck check = new ClassCheck(data.train().name(), data.train().classes());
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

  private TrainTestSplit load(DataConfig data, Progress progress) throws IOException {
    return switch (data) {
      case Known.DIGITS -> Digits.load();
      case Known.IRIS -> Iris.load();
      case Known.FASHION_MNIST ->
          FashionMnist.load(
              new FashionMnistFiles(folders, new Downloader(FashionMnistFiles.OFFICIAL))
                  .folder(progress));
      case Csv csv -> load(csv);
    };
  }

  private static TrainTestSplit load(Csv csv) throws IOException {
    Dataset all;
    if (Files.isDirectory(csv.file())) {
      throw wrongFile(csv, "is a folder; must be a file");
    }
    try {
      all = CsvFile.read(csv.file(), csv.label());
    } catch (NoSuchFileException _) {
      throw wrongFile(csv, "there is no such file");
    }
    try {
      TrainTestSplit split = TrainTestSplit.stratified(all, csv.testFraction(), SPLIT_SEED);
      split.lostByStandardizing().forEach(LOG::warn);
      return split.standardized();
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          List.of(
              new Problem(
                  "data.test_fraction",
                  Double.toString(csv.testFraction()),
                  String.valueOf(e.getMessage()))));
    }
  }

  private static InvalidConfigException wrongFile(Csv csv, String message) {
    return new InvalidConfigException(
        List.of(new Problem("data.csv", csv.file().toString(), message)));
  }
}
