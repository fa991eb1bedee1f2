package nn.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import nn.api.plugin.InvalidConfigException;
import nn.lab.config.ConfigSource;
import nn.lab.config.ConfigWriter;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.config.Purpose;
import nn.lab.console.Console;
import nn.lab.console.Progress;
import nn.lab.data.DataSets;
import nn.lab.run.ExpectedWork;
import nn.lab.run.Experiment;
import nn.lab.run.ResumeChoices;
import nn.lab.run.Run;
import nn.lab.run.RunFolder;
import nn.lab.run.RunOutcome;
import nn.lab.run.RunOutcome.Failed;
import nn.lab.run.RunOutcome.Finished;
import nn.lab.run.RunOutcome.Stopped;
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
    folder.writeConfig(ConfigWriter.write(config));
    return run(experiment, folder, ResumeChoices.NONE);
  }

  /** Goes on with the run in a folder. */
  int resume(ConfigSource source, Purpose purpose, RunFolder folder, ResumeChoices choices)
      throws IOException {
    return run(experiment(source, purpose), folder, choices);
  }

  private Experiment experiment(ConfigSource source, Purpose purpose) throws IOException {
    ExperimentConfig config = source.read(purpose, plugins);
    ExpectedWork.announce(config, plugins);
    try (Progress progress = console.progress()) {
      TrainTestSplit data = dataSets.load(config, plugins, progress);
      Experiment experiment = Experiment.of(config, data, plugins);
      experiment.checkSize();
      return experiment;
    } catch (InvalidConfigException e) {
      throw source.exception(e.problems());
    }
  }

  private int run(Experiment experiment, RunFolder folder, ResumeChoices choices)
      throws IOException {
    Run run = new Run(experiment, folder, choices);
    RunOutcome outcome;
    try (Progress progress = console.progress()) {
      outcome = run.execute(progress, () -> sayStopped(progress, folder));
    }
    return switch (outcome) {
      case Stopped _ -> ExitCode.INTERRUPTED;
      case Finished(var result, var problems) -> show(result, problems);
      case Failed failed -> show(failed, folder);
    };
  }

  private void sayStopped(Progress progress, RunFolder folder) {
    progress.close();
    console.err().println("Stopped, and saved. Go on with: " + resumeCommand(folder));
  }

  private String resumeCommand(RunFolder folder) {
    return command + " resume " + quoted(folder.path());
  }

  /** Returns a path as a shell takes it, and not as an option. */
  private static String quoted(Path path) {
    String text = path.toString().startsWith("-") ? "./" + path : path.toString();
    return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private int show(RunResult result, List<String> problems) throws IOException {
    showTable(result);
    if (problems.isEmpty()) {
      console.out().println("Everything is in " + result.folder().path());
    } else {
      problems.forEach(this::say);
      String again = "All else is in " + result.folder().path() + ". Write what is missing with: ";
      console.err().println(again + resumeCommand(result.folder()));
    }
    result.failures().forEach(this::say);
    return result.isFailure() || !problems.isEmpty() ? ExitCode.FAILURE : ExitCode.OK;
  }

  /** Shows what there is of a run that could not go on, and how it can. */
  private int show(Failed failed, RunFolder folder) {
    if (!failed.soFar().trials().isEmpty()) {
      console.out().println("Not all is trained. The results so far:");
      showTable(failed.soFar());
    }
    say(failed.reason());
    console.err().println(help(failed, folder));
    return ExitCode.FAILURE;
  }

  private String help(Failed failed, RunFolder folder) {
    return failed.folderIsThere()
        ? "What was saved before is still there. When the reason is gone, go on with: "
            + resumeCommand(folder)
        : "If the folder was moved, go on from its last checkpoint with: "
            + command
            + " resume <its new place>";
  }

  private void showTable(RunResult result) {
    result.table(console.style(), console.width()).forEach(console.out()::println);
    if (result.trials().size() > 1) {
      console.out().println(console.style().dim(SECONDS));
    }
    console.out().println();
  }

  private void say(String problem) {
    console.err().println(console.style().bad("nn:") + " " + problem);
  }
}
