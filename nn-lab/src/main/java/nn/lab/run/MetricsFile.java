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
import java.util.ArrayList;
import java.util.List;
import nn.autograd.registry.Printable;
import nn.layers.checkpoint.DurableFile;
import nn.layers.checkpoint.FileFailure;
import nn.layers.training.EpochMetrics;

/**
 * The file {@code metrics.csv}: a row for each epoch and trial, readable while training goes on.
 * Behind what was measured stands {@linkplain HyperparameterColumns what the optimizer was}.
 *
 * <p>Checkpoints hold the metrics too, so a resumed run writes the file anew: no row is lost, and
 * none is there twice. It holds whole rows only. Numbers are written so that reading gives the same
 * bits. The learning rate is that of the epoch's last step, in the first group of parameters that
 * has one; empty without any.
 */
final class MetricsFile implements AutoCloseable {
  private static final List<String> BEFORE =
      List.of("run", "optimizer", "seed", "epoch", "train_loss");

  private static final String LR = "lr";

  /** The last, because it alone differs between two trainings of the same config. */
  private static final String SECONDS = "seconds";

  private final Path file;
  private final FileChannel channel;
  private final Evaluated evaluated;
  private final HyperparameterColumns hyperparameters;

  /** The rows of one trial. */
  record Rows(Trial trial, List<EpochMetrics> epochs) {
    Rows {
      epochs = List.copyOf(epochs);
    }
  }

  private MetricsFile(
      Path file, FileChannel channel, Evaluated evaluated, HyperparameterColumns hyperparameters) {
    this.file = file;
    this.channel = channel;
    this.evaluated = evaluated;
    this.hyperparameters = hyperparameters;
  }

  /**
   * Writes the header and what is known so far, in place of an earlier file, and opens it.
   *
   * @param known the rows of every trial, of some perhaps none
   */
  static MetricsFile begin(Path file, Evaluated evaluated, List<Rows> known) throws IOException {
    write(file, evaluated, known);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
    return new MetricsFile(file, channel, evaluated, columns(known));
  }

  private static HyperparameterColumns columns(List<Rows> all) {
    return new HyperparameterColumns(all.stream().map(Rows::trial).toList());
  }

  /** Writes the whole file, in place of an earlier one. */
  static void write(Path file, Evaluated evaluated, List<Rows> all) throws IOException {
    HyperparameterColumns hyperparameters = columns(all);
    List<String> measured = new ArrayList<>(BEFORE);
    measured.addAll(evaluated.columns());
    measured.add(LR);
    StringBuilder text = new StringBuilder(line(measured, hyperparameters.names(), SECONDS));
    for (Rows rows : all) {
      rows.epochs()
          .forEach(epoch -> text.append(row(rows.trial(), epoch, evaluated, hyperparameters)));
    }
    DurableFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a row, or none of it. */
  void append(Trial trial, EpochMetrics metrics) throws IOException {
    ByteBuffer row = StandardCharsets.UTF_8.encode(row(trial, metrics, evaluated, hyperparameters));
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

  private static String row(
      Trial trial,
      EpochMetrics metrics,
      Evaluated evaluated,
      HyperparameterColumns hyperparameters) {
    List<String> measured =
        new ArrayList<>(
            List.of(
                Integer.toString(trial.number()),
                trial.label(),
                Long.toString(trial.seed()),
                Integer.toString(metrics.epoch()),
                Double.toString(metrics.trainLoss())));
    evaluated.values(metrics).forEach(value -> measured.add(Double.toString(value)));
    double lr = metrics.learningRate();
    measured.add(Double.isNaN(lr) ? "" : Double.toString(lr));
    return line(measured, hyperparameters.cells(trial), Double.toString(metrics.seconds()));
  }

  private static String line(List<String> measured, List<String> chosen, String seconds) {
    List<String> fields = new ArrayList<>(measured);
    fields.addAll(chosen);
    fields.add(seconds);
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(fields.stream().map(Printable::line).toArray(String[]::new));
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
