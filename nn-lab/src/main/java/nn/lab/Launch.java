package nn.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import nn.api.plugin.InvalidConfigException;
import nn.lab.config.ConfigSource;
import nn.lab.config.ConfigWriter;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.config.Purpose;
import nn.lab.console.Console;
import nn.lab.console.Progress;
import nn.lab.data.DataSets;
import nn.lab.run.Experiment;
import nn.lab.run.ModelBuilder;
import nn.lab.run.Run;
import nn.lab.run.RunFolder;
import nn.lab.run.RunResult;
import nn.layers.data.TrainTestSplit;

/** Runs a config in a new folder, or goes on in an old one, and shows the results. */
final class Launch {
  private static final String SECONDS =
      "  Seconds: a training's mean; the first are slower, while Java still compiles.";

  private final Console console;
  private final String command;
  private final DataSets dataSets;
  private final Plugins plugins;

  Launch(Context context, DataSets dataSets, Plugins plugins) {
    this.console = context.console();
    this.command = context.command();
    this.dataSets = dataSets;
    this.plugins = plugins;
  }

  /** Runs a config in a new folder below {@code runs}. */
  int start(ConfigSource source, Purpose purpose, Path runs) throws IOException {
    Experiment experiment = experiment(source, purpose);
    ExperimentConfig config = experiment.config();
    RunFolder folder =
        RunFolder.create(runs, LocalDateTime.now(ZoneId.systemDefault()), config.name());
    writeConfig(folder, config);
    return run(experiment, folder);
  }

  /** Goes on with the run in a folder. */
  int resume(ConfigSource source, Purpose purpose, RunFolder folder) throws IOException {
    return run(experiment(source, purpose), folder);
  }

  private Experiment experiment(ConfigSource source, Purpose purpose) throws IOException {
    ExperimentConfig config =
        source.read(purpose, plugins, model -> ModelBuilder.parameterPaths(plugins, model));
    try (Progress progress = console.progress()) {
      TrainTestSplit data = dataSets.load(config, progress);
      return new Experiment(config, data, plugins);
    } catch (InvalidConfigException e) {
      throw source.exception(e.problems());
    }
  }

  private static void writeConfig(RunFolder folder, ExperimentConfig config) throws IOException {
    Path temporary = folder.config().resolveSibling(folder.config().getFileName() + ".tmp");
    Files.writeString(temporary, ConfigWriter.write(config));
    Files.move(temporary, folder.config(), StandardCopyOption.ATOMIC_MOVE);
  }

  private int run(Experiment experiment, RunFolder folder) throws IOException {
    Run run = new Run(experiment, folder);
    Optional<RunResult> result;
    try (Progress progress = console.progress()) {
      result = run.execute(progress, () -> sayStopped(progress, folder));
    }
    return result.isEmpty() ? ExitCode.INTERRUPTED : show(result.get());
  }

  private void sayStopped(Progress progress, RunFolder folder) {
    progress.close();
    console
        .err()
        .println("Stopped, and saved. Go on with: " + command + " resume " + quoted(folder.path()));
  }

  /** Returns a path as a shell takes it, and not as an option. */
  private static String quoted(Path path) {
    String text = path.toString().startsWith("-") ? "./" + path : path.toString();
    return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private int show(RunResult result) throws IOException {
    result.table(console.style(), console.width()).forEach(console.out()::println);
    if (result.trials().size() > 1) {
      console.out().println(console.style().dim(SECONDS));
    }
    console.out().println();
    console.out().println("Everything is in " + result.folder().path());
    result
        .failures()
        .forEach(failure -> console.err().println(console.style().bad("nn:") + " " + failure));
    return result.isFailure() ? ExitCode.FAILURE : ExitCode.OK;
  }
}
