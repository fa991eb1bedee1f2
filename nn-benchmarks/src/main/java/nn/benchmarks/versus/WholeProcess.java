package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A training as a user starts it, measured from the shell to its end.
 *
 * @param name what tables call it
 * @param ours our program
 * @param theirs the peer's
 */
record WholeProcess(String name, Program ours, Program theirs) {
  /** How far accuracies of the same training may differ: other splits, orders and first weights. */
  private static final double SAME = 0.03;

  private record Run(ProcessRun process, double accuracy) {
    double seconds() {
      return process.seconds();
    }
  }

  /** Runs both in turn, each once before anything counts; returns the time and the peak memory. */
  List<Result> measure(String peer, int alternations, Consumer<String> progress) {
    try {
      progress.accept(name + ": once before it counts");
      double our = run(ours).accuracy();
      double their = run(theirs).accuracy();
      if (!(Math.abs(our - their) <= SAME)) {
        return without(peer, "not the same work: accuracies " + our + ", " + their);
      }
      List<Run> ourRuns = new ArrayList<>();
      List<Run> theirRuns = new ArrayList<>();
      for (int i = 1; i <= alternations; i++) {
        progress.accept(name + ": " + i + " of " + alternations);
        ourRuns.add(run(ours));
        theirRuns.add(run(theirs));
      }
      return List.of(time(peer, ourRuns, theirRuns), memory(peer, ourRuns, theirRuns));
    } catch (IOException e) {
      return without(peer, String.valueOf(e.getMessage()));
    }
  }

  private static Run run(Program program) throws IOException {
    Path folder = Files.createTempDirectory("versus");
    try {
      ProcessRun process = ProcessRun.of(program.command(folder), folder);
      return new Run(process, program.accuracy(folder));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<Result> without(String peer, String remark) {
    return List.of(Result.without(name, peer, Unit.SECONDS, remark));
  }

  private Result time(String peer, List<Run> ourRuns, List<Run> theirRuns) {
    return Result.of(
        name,
        peer,
        Unit.SECONDS,
        ourRuns.stream().map(Run::seconds).toList(),
        theirRuns.stream().map(Run::seconds).toList());
  }

  private Result memory(String peer, List<Run> ourRuns, List<Run> theirRuns) {
    String row = name + ", peak memory";
    List<Double> our = peaks(ourRuns);
    List<Double> their = peaks(theirRuns);
    return our.size() == ourRuns.size() && their.size() == theirRuns.size()
        ? Result.of(row, peer, Unit.MEGABYTES, our, their)
        : Result.without(row, peer, Unit.MEGABYTES, "read from /proc, which Linux has");
  }

  private static List<Double> peaks(List<Run> runs) {
    return runs.stream()
        .map(run -> run.process().peakMegabytes())
        .flatMapToDouble(OptionalDouble::stream)
        .boxed()
        .toList();
  }
}
