package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    if (works.isEmpty()) {
      return;
    }
    List<String> command = peer.command(checkout, threads);
    try (Side ours = Side.start(ourCommand(threads));
        Side theirs = Side.start(command)) {
      report.table(ours.name(), theirs.name(), threads);
      for (Work work : works) {
        add(comparison.measure(work, ours, theirs, report::progress));
      }
    } catch (IOException e) {
      report.problem(String.join(" ", command) + ": " + e.getMessage());
    }
  }

  /** Measures processes from their start to their end. */
  void measureWhole(int threads, List<WholeProcess> processes) {
    if (!processes.isEmpty()) {
      report.table("nn train", WholeProcesses.PEER, threads);
    }
    for (WholeProcess process : processes) {
      process
          .measure(WholeProcesses.PEER, comparison.alternations(), report::progress)
          .forEach(this::add);
    }
  }

  private void add(Result result) {
    report.row(result);
    results.add(result);
  }

  private static List<String> ourCommand(int threads) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-Dguice_bytecode_gen_option=DISABLED",
        "-Dslf4j.internal.verbosity=ERROR",
        "-cp",
        System.getProperty("java.class.path"),
        Ours.class.getName(),
        Integer.toString(threads));
  }
}
