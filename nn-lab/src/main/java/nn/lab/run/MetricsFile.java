package nn.lab.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import nn.layers.checkpoint.DurableFile;
import nn.layers.checkpoint.FileFailure;
import nn.layers.training.EpochMetrics;

/**
 * The file {@code metrics.csv}: a row for each epoch and trial, readable while training goes on.
 *
 * <p>Checkpoints hold the metrics too, so a resumed run writes the file anew: no row is lost, and
 * none is there twice. It holds whole rows only. Numbers are written so that reading gives the same
 * bits.
 */
final class MetricsFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  /** The rows of one trial. */
  record Rows(Trial trial, List<EpochMetrics> epochs) {
    Rows {
      epochs = List.copyOf(epochs);
    }
  }

  private MetricsFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Writes the header and what is known so far, in place of an earlier file, and opens it. */
  static MetricsFile begin(Path file, List<Rows> known) throws IOException {
    write(file, known);
    return new MetricsFile(file, FileChannel.open(file, StandardOpenOption.APPEND));
  }

  /** Writes the whole file, in place of an earlier one. */
  static void write(Path file, List<Rows> all) throws IOException {
    StringBuilder text =
        new StringBuilder(
            line(
                "run",
                "optimizer",
                "seed",
                "epoch",
                "train_loss",
                "test_loss",
                "test_accuracy",
                "lr",
                "seconds"));
    for (Rows rows : all) {
      rows.epochs().forEach(epoch -> text.append(row(rows.trial(), epoch)));
    }
    DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a row, or none of it. */
  void append(Trial trial, EpochMetrics metrics) throws IOException {
    ByteBuffer row = StandardCharsets.UTF_8.encode(row(trial, metrics));
    long end = channel.size();
    try {
      while (row.hasRemaining()) {
        channel.write(row);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw new IOException(
          file
              + ": the row of epoch "
              + metrics.epoch()
              + " was not added: "
              + FileFailure.reason(e),
          e);
    }
  }

  private static String row(Trial trial, EpochMetrics metrics) {
    double lr = metrics.learningRate();
    return line(
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

  private static String line(String... fields) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is written without fail", e);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
