package nn.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nn.lab.run.InputFile;
import nn.lab.run.Predictions;
import nn.lab.run.TrainedNetwork;
import nn.layers.checkpoint.DurableFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a trained network makes of new data. */
@Command(
    name = "predict",
    description =
        "Writes what a trained network makes of the samples in a file, as a table: the prediction,"
            + " and each output of the network.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class PredictCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private TrainedOptions trained = new TrainedOptions();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "The samples, as in the data of the run: a table with a header, whose other columns are"
              + " passed over; for images an IDX file, or a table with a column for each pixel.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the table is written; otherwise it is printed.")
  private @Nullable Path out;

  PredictCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (TrainedNetwork network = trained.network(context)) {
      List<double[]> samples =
          InputFile.read(data, network.signature().featureNames(), network.plan().input().size());
      String table = Predictions.table(network, samples);
      if (out == null) {
        context.console().out().print(table);
      } else {
        DurableFile.write(out, table.getBytes(StandardCharsets.UTF_8));
        context.console().out().println("Wrote " + samples.size() + " predictions to " + out);
      }
      return ExitCode.OK;
    }
  }
}
