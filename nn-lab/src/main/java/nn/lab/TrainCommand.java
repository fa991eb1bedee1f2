package nn.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nn.lab.config.ConfigSource;
import nn.lab.config.Purpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains one network. */
@Command(
    name = "train",
    description = "Trains the network that a config describes.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class TrainCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "The config.")
  private Path file = Path.of("");

  @Mixin private ExperimentOptions experiment = new ExperimentOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Purpose purpose = Purpose.TRAIN;
    return new Launch(context, data.dataSets(context), plugins.find(context))
        .start(experiment.apply(ConfigSource.file(file), purpose), purpose, run.runs());
  }
}
