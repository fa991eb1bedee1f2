package nn.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nn.api.plugin.InvalidConfigException;
import nn.lab.config.ConfigSource;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Network;
import nn.lab.config.Plugins;
import nn.lab.config.Purpose;
import nn.lab.console.Console;
import nn.lab.console.Progress;
import nn.lab.data.DataSets;
import nn.lab.run.Experiment;
import nn.lab.run.ModelSummary;
import nn.layers.ModelPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the network of a config: its layers, shapes and sizes. */
@Command(
    name = "summary",
    description =
        "Shows the layers of a config's network, the shapes between them, and how much they take.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class SummaryCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "The config.")
  private Path file = Path.of("");

  @Mixin private ExperimentOptions experiment = new ExperimentOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  SummaryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Console console = context.console();
    ConfigSource written = ConfigSource.file(file);
    Purpose purpose = written.purpose();
    ConfigSource source = experiment.apply(written, purpose);
    Plugins found = plugins.find(context);
    ExperimentConfig config = source.read(purpose, found);
    ModelPlan plan = plan(source, config, found);
    new ModelSummary(plan, config.contestants(), found)
        .lines(console.style(), console.width())
        .forEach(console.out()::println);
    return ExitCode.OK;
  }

  /** A table has to be read, because nobody says how many columns it has. */
  private ModelPlan plan(ConfigSource source, ExperimentConfig config, Plugins found)
      throws IOException {
    if (config.data() instanceof Known known) {
      return new Network(found, config.model()).plan(known);
    }
    DataSets dataSets = data.dataSets(context);
    try (Progress progress = context.console().progress()) {
      return Experiment.of(config, dataSets.load(config, found, progress), found).plan();
    } catch (InvalidConfigException e) {
      throw source.exception(e.problems());
    }
  }
}
