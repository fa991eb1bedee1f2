package nn.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command: {@code nn help train} is {@code nn train --help}. */
@Command(
    name = "help",
    description = "Shows the help of a command.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The command; without one, all are listed.")
  private @Nullable String name;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    CommandLine nn = Objects.requireNonNull(command).root().commandLine();
    CommandLine explained = name == null ? nn : nn.getSubcommands().get(name);
    if (explained == null) {
      throw unknown(nn, String.valueOf(name));
    }
    explained.usage(explained.getOut());
    return ExitCode.OK;
  }

  /**
   * Returns what to say if the first argument that is no option is no command either, whatever
   * options stand around it: {@code nn swep --help} asks for the help of something.
   */
  static Optional<ParameterException> unknownCommand(CommandLine nn, String... arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> !argument.startsWith("-"))
        .findFirst()
        .filter(name -> !nn.getSubcommands().containsKey(name))
        .map(name -> unknown(nn, name));
  }

  private static ParameterException unknown(CommandLine nn, String name) {
    return new UnmatchedArgumentException(nn, List.of(name));
  }
}
