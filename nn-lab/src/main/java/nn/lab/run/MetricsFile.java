package nn.lab.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.layers.training.EpochMetrics;

/**
 * The file {@code metrics.csv}: a row an epoch and trial, readable while training goes on.
 *
 * <p>Checkpoints hold the metrics too, so a resumed run writes the file anew: no row is lost, and
 * none is there twice. Numbers are written so that reading gives the same bits.
 */
final class MetricsFile implements AutoCloseable {
  private final Writer text;
  private final CsvWriter csv;

  private MetricsFile(Writer text) {
    this.text = text;
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
  }

  /** Creates the file, or empties it, and writes its header. */
  static MetricsFile create(Path file) throws IOException {
    MetricsFile metrics = new MetricsFile(Files.newBufferedWriter(file));
    metrics.write(
        "run",
        "optimizer",
        "seed",
        "epoch",
        "train_loss",
        "test_loss",
        "test_accuracy",
        "lr",
        "seconds");
    return metrics;
  }

  /** Adds a row. */
  void append(Trial trial, EpochMetrics metrics) throws IOException {
    double lr = metrics.learningRate();
    write(
        Integer.toString(trial.number()),
        trial.label(),
        Long.toString(trial.seed()),
        Integer.toString(metrics.epoch()),
        Double.toString(metrics.trainLoss()),
        Double.toString(metrics.testLoss()),
        Double.toString(metrics.testAccuracy()),
        Double.isNaN(lr) ? "" : Double.toString(lr),
        Double.toString(metrics.seconds()));
  }

  private void write(String... fields) throws IOException {
    csv.writeRecord(fields);
    csv.flush();
    text.flush();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
