package nn.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nn.autograd.registry.Suggestions;
import nn.lab.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The folder of a run, as a command takes it. */
final class RunArgument {
  @Parameters(paramLabel = "RUN", description = "The folder of the run: runs/<time>-<name>.")
  private Path folder = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns the folder, or fails with the nearest one that is there. */
  RunFolder folder() throws IOException {
    RunFolder run = new RunFolder(folder);
    if (!Files.isRegularFile(run.config())) {
      throw new ParameterException(Objects.requireNonNull(command).commandLine(), problem());
    }
    return run;
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
