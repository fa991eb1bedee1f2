package nn.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nn.autograd.registry.Suggestions;
import nn.lab.config.ConfigSource;
import nn.lab.run.ResumeChoices;
import nn.lab.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Resumes an interrupted run. */
@Command(
    name = "resume",
    description = "Goes on where an interrupted run stopped; the results are the same to the bit.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class ResumeCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "RUN", description = "The folder of the run: runs/<time>-<name>.")
  private Path folder = Path.of("");

  @Option(
      names = ResumeChoices.ACCEPT_CHANGES,
      description =
          "Go on although nn, a plugin or the data have changed since the run began. The results"
              + " then come from both states; summary.json names them.")
  private boolean acceptChanges;

  @Option(
      names = ResumeChoices.RESTART_DAMAGED,
      description = "Begin anew those trainings whose checkpoints are all damaged.")
  private boolean restartDamaged;

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Spec private @Nullable CommandSpec command;

  ResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = new RunFolder(folder);
    if (!Files.isRegularFile(run.config())) {
      throw new ParameterException(Objects.requireNonNull(command).commandLine(), problem());
    }
    ConfigSource source = ConfigSource.file(run.config());
    return new Launch(context, data.dataSets(context), plugins.find(context))
        .resume(source, source.purpose(), run, new ResumeChoices(acceptChanges, restartDamaged));
  }

  private String problem() throws IOException {
    if (Files.isDirectory(folder)) {
      return folder + ": this folder holds no config.yaml, so it is not the folder of a run";
    }
    if (Files.exists(folder)) {
      return folder + ": this is a file; a run is a folder, runs/<time>-<name>";
    }
    return folder + ": there is no such run." + nearest();
  }

  private String nearest() throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(parent)) {
      List<String> names =
          entries.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
      return Suggestions.didYouMean(String.valueOf(folder.getFileName()), names);
    }
  }
}
