package nn.benchmarks.versus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the same training work here and in peer systems, and prints the ratios. */
@Command(
    name = "versus",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the same training work here and in peer systems, in turn, in one run.",
      "A ratio above 1 says how many times longer the peer takes, or how many times the memory."
          + " Leave the machine alone meanwhile.",
      "The hand-over is what a word takes between two of our threads and back: where it changes"
          + " within a table, the system has moved them to other caches."
    })
public final class Versus implements Callable<Integer> {
  private static final int FAILURE = 1;
  private static final int MISTAKE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Subjects subjects = new Subjects();
  @Mixin private Effort effort = new Effort();
  @Mixin private Keeping keeping = new Keeping();

  @Option(names = "--benchmarks", hidden = true, defaultValue = ".")
  private Path benchmarks = Path.of(".");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(args));
  }

  /** Runs the command and returns its exit code. */
  static int run(String... args) {
    return new CommandLine(new Versus())
        .setParameterExceptionHandler((e, _) -> {
          e.getCommandLine().getErr().println("versus: " + e.getMessage() + " (--help says more)");
          return MISTAKE;
        })
        .setExecutionExceptionHandler((e, command, _) -> {
          command.getErr().println("versus: " + e.getMessage());
          return FAILURE;
        })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    keeping
        .mistake(subjects.isGrowth())
        .ifPresent(mistake -> {
          throw new ParameterException(spec.commandLine(), mistake);
        });
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report(out, System.err);
    List<Result> results = keeping.isDrawingOnly() ? keeping.earlier() : measured(report);
    if (results.isEmpty()) {
      report.problem("nothing was measured; name a Python with torch: --python PROGRAM");
      return FAILURE;
    }
    keeping.draw(results).forEach(file -> out.println("Picture: " + file));
    return 0;
  }

  private List<Result> measured(Report report) throws IOException {
    Checkout checkout = new Checkout(benchmarks);
    Session session = new Session(checkout, effort.comparison(), report);
    Machine machine = Machine.here();
    report.machine(machine);
    for (Peer peer : subjects.peers()) {
      subjects.measure(session, checkout, peer);
      keeping.write(machine, session.results());
    }
    return session.results();
  }
}
