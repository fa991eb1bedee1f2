package nn.lab;

import java.nio.file.Path;
import java.util.Map;
import nn.lab.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Starts the {@code nn} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    Map<String, String> environment = System.getenv();
    Console console = Console.system(environment);
    System.exit(run(new Context(console, environment, home()), arguments));
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", ""));
  }

  /** Runs the command and returns its exit code. */
  static int run(Context context, String... arguments) {
    Faults faults = new Faults(context.console());
    Console console = context.console();
    CommandLine command =
        new CommandLine(new NnCommand(console))
            .addSubcommand(new CompareCommand(context))
            .addSubcommand(new TrainCommand(context))
            .addSubcommand(new ResumeCommand(context))
            .addSubcommand(new PluginsCommand(context))
            .addSubcommand(new DescribeCommand(context))
            .addSubcommand(new VerifyCommand(context));
    command
        .setOut(Streams.writer(console.out()))
        .setErr(Streams.writer(console.err()))
        .setColorScheme(Help.defaultColorScheme(console.style().coloured() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.min(console.width(), 100))
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults)
        .setCaseInsensitiveEnumValuesAllowed(true);
    try {
      return command.execute(arguments);
    } catch (Error e) {
      return faults.handleError(e);
    }
  }
}
