package nn.lab;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import nn.lab.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Starts the {@code nn} command. */
public final class Main {
  /** Narrower help would have one word per line; a narrower terminal breaks the lines itself. */
  private static final int NARROWEST_HELP = 55;

  private static final int WIDEST_HELP = 100;

  private Main() {}

  /** Runs the command and ends the process with its exit code; see {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    Map<String, String> environment = System.getenv();
    Console console = Console.system(environment);
    System.setOut(console.out());
    System.setErr(console.err()); // for the log, and for what the JVM and libraries print
    ForeignExit.watch(console.err());
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
            .addSubcommand(new PredictCommand(context))
            .addSubcommand(new ExportCommand(context))
            .addSubcommand(new PluginsCommand(context))
            .addSubcommand(new SummaryCommand(context))
            .addSubcommand(new DescribeCommand(context))
            .addSubcommand(new VerifyCommand(context))
            .addSubcommand(new BenchCommand(context))
            .addSubcommand(new HelpCommand());
    command
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(Help.defaultColorScheme(console.style().coloured() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(console.width(), NARROWEST_HELP, WIDEST_HELP))
        .setExpandAtFiles(false) // @x.yaml is a file named so, not one that holds arguments
        .registerConverter(Path.class, Main::path)
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults)
        .setCaseInsensitiveEnumValuesAllowed(true);
    String[] given = withoutSeparator(arguments);
    Optional<ParameterException> mistake = HelpCommand.unknownCommand(command, given);
    try {
      return mistake.isPresent()
          ? faults.handleParseException(mistake.get(), given)
          : command.execute(given);
    } catch (Error e) {
      return faults.handleError(e);
    }
  }

  /** {@code nn -- train FILE} means {@code nn train FILE}: no option stands before the command. */
  private static String[] withoutSeparator(String[] arguments) {
    boolean isSeparated = arguments.length > 0 && arguments[0].equals("--");
    return isSeparated ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' cannot be the name of a file where file names are "
              + System.getProperty("sun.jnu.encoding")
              + "; a UTF-8 locale helps, as in LC_ALL=C.UTF-8");
    }
  }
}
