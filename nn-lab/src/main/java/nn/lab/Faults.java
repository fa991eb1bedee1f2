package nn.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.Printable;
import nn.lab.config.ConfigException;
import nn.lab.console.Console;
import nn.lab.run.RunException;
import nn.layers.checkpoint.FileFailure;
import nn.layers.training.StateMismatchException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, without a stack trace; that of a fault in nn goes to a file. */
final class Faults implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  Faults(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    say(
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(e.getMessage()));
    console
        .err()
        .println("'" + command.getCommandSpec().qualifiedName() + " --help' shows what there is.");
    return ExitCode.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String first = "'" + e.getUnmatched().getFirst() + "'";
    List<String> nearest = e.getSuggestions();
    String what =
        e.isUnknownOption()
            ? "there is no option " + first
            : e.getCommandLine().getParent() == null
                ? "there is no command " + first
                : first + " is an argument too many";
    return what + (nearest.isEmpty() ? "" : ". Did you mean " + quoted(nearest) + "?");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or "));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    // not a field: setting up the log takes time, and a command that succeeds needs none of it
    LoggerFactory.getLogger(Faults.class).debug("failed", e);
    return switch (e) {
      case ConfigException wrong -> {
        say(count(wrong.problems().size()));
        wrong.problems().forEach(problem -> console.err().println("  " + problem));
        yield ExitCode.USAGE;
      }
      case InvalidConfigException wrong -> {
        say(String.valueOf(wrong.getMessage()));
        yield ExitCode.USAGE;
      }
      case RunException failed -> failure(failed);
      case PluginException failed -> failure(failed);
      case IOException failed -> failure(failed);
      case UncheckedIOException wrapped -> failure(Objects.requireNonNull(wrapped.getCause()));
      case StateMismatchException failed -> failure(failed);
      default -> fault(e);
    };
  }

  private static String count(int problems) {
    return problems == 1
        ? "the config has a problem:"
        : "the config has " + problems + " problems:";
  }

  private int failure(Exception e) {
    say(
        e instanceof IOException failed
            ? FileFailure.message(failed)
            : String.valueOf(e.getMessage()));
    return ExitCode.FAILURE;
  }

  /** Reports an error that is no exception; picocli passes these on. */
  int handleError(Error e) {
    if (e instanceof OutOfMemoryError) {
      say(
          String.format(
              Locale.ROOT,
              "there is not enough memory: Java may use %.1f GB. Give it more, as in"
                  + " NN_JAVA_OPTS=-Xmx16g, or make the network, the batches or the data smaller.",
              Runtime.getRuntime().maxMemory() / 1e9));
      return ExitCode.FAILURE;
    }
    return fault(e);
  }

  private int fault(Throwable e) {
    say("this should not have happened: " + e);
    PrintStream err = console.err();
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    try {
      Path file = Files.createTempFile("nn-fault-", ".txt");
      Files.writeString(file, Printable.lines(trace.toString()));
      err.println("The details are in " + file + "; please report them.");
    } catch (IOException _) {
      err.println(trace); // better in the way than lost
    }
    return ExitCode.FAULT;
  }

  private void say(String message) {
    console.err().println(console.style().bad("nn:") + " " + message);
  }
}
