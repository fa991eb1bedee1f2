package nn.benchmarks.versus;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts both sides, has everything measured, and reports it as it comes. */
final class Session {
  private final Checkout checkout;
  private final Comparison comparison;
  private final Report report;
  private final List<Result> results = new ArrayList<>();

  Session(Checkout checkout, Comparison comparison, Report report) {
    this.checkout = checkout;
    this.comparison = comparison;
    this.report = report;
  }

  /** Returns all results so far. */
  List<Result> results() {
    return List.copyOf(results);
  }

  /** Measures works inside of processes that stay. */
  void measure(Peer peer, int threads, List<Work> works) {
    converse(
        peer,
        threads,
        works,
        (ours, theirs) -> {
          Comparison pace = comparison.whenCold();
          for (int i = 0; i < works.size(); i++) {
            Consumer<String> progress = numbered(i, works.size());
            Result result = pace.measure(works.get(i), ours, theirs, progress);
            pace = result.remark() == null ? comparison : pace;
            add(result);
          }
        });
  }

  /** Measures steps that are points of curves, all with one number of threads. */
  void measureGrowth(Peer peer, int threads, List<GrowthStep> steps) {
    converse(
        peer,
        threads,
        steps,
        (ours, theirs) -> {
          report.limits(ours.limits(MemoryLimit.FAR));
          Comparison pace = comparison.whenCold();
          for (int i = 0; i < steps.size(); i++) {
            GrowthStep step = steps.get(i);
            Result result = pace.measure(step.work(), ours, theirs, numbered(i, steps.size()));
            if (result.remark() == null) {
              result = result.at(step.point(ours.limits(step.cost().bytes())));
              pace = comparison.whenWarm();
            }
            add(result);
          }
        });
  }

  /** Measures processes from their start to their end. */
  void measureWhole(Peer peer, int threads, List<WholeProcess> processes) {
    if (processes.isEmpty()) {
      return;
    }
    List<String> command = peer.command(checkout, threads);
    try {
      String name = WholeProcesses.name(Side.nameOf(command));
      report.table("nn train", name, threads);
      for (int i = 0; i < processes.size(); i++) {
        processes
            .get(i)
            .measure(name, comparison.alternations(), numbered(i, processes.size()))
            .forEach(this::add);
      }
    } catch (IOException e) {
      report.problem(String.join(" ", command) + ": " + e.getMessage());
    }
  }

  private interface Conversation {
    void hold(Side ours, Side theirs) throws IOException;
  }

  private void converse(Peer peer, int threads, List<?> subjects, Conversation conversation) {
    if (subjects.isEmpty()) {
      return;
    }
    List<String> command = peer.command(checkout, threads);
    report.progress("starting " + String.join(" ", command));
    try (Side ours = Side.start(ourCommand(threads));
        Side theirs = Side.start(command)) {
      report.table(ours.name(), theirs.name(), threads);
      conversation.hold(ours, theirs);
    } catch (IOException e) {
      report.problem(String.join(" ", command) + ": " + e.getMessage());
    }
  }

  /** Shows before each text how many of a table are done. */
  private Consumer<String> numbered(int done, int all) {
    return text -> report.progress("[" + (done + 1) + "/" + all + "] " + text);
  }

  private void add(Result result) {
    report.row(result);
    results.add(result);
  }

  /** Java starts as it has started this program, so that NN_JAVA_OPTS acts on our side too. */
  private static List<String> ourCommand(int threads) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Ours.class.getName(),
            Integer.toString(threads)));
    return command;
  }
}
