package nn.benchmarks.versus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the same training work here and in peer systems, and prints the ratios. */
@Command(
    name = "versus",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the same training work here and in peer systems, in turn, in one run.",
      "A ratio above 1 says how many times longer the peer takes. Leave the machine alone"
          + " meanwhile."
    })
public final class Versus implements Callable<Integer> {
  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python with torch, or jax and optax; may be given several times.")
  private final List<String> pythons = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description =
          "How a peer runs: eager, compile, default, foreach, fused (PyTorch), jit (JAX); may be"
              + " given several times; by default all.")
  private final List<String> variants = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Measure only the works whose name contains this; may be given several times.")
  private final List<String> only = new ArrayList<>();

  @Option(names = "--growth", description = "Measure how time grows with batch, width, parameters.")
  private boolean growth;

  @Option(
      names = "--fashion-mnist",
      paramLabel = "DIR",
      description = "Measure an epoch too, with the data in this folder.")
  private @Nullable Path fashionMnist;

  @Option(names = "--threads", defaultValue = "2", description = "Threads on every side (2).")
  private int threads;

  @Option(names = "--seconds", defaultValue = "1", description = "Time a measurement (1).")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "5", description = "Time before the first (5).")
  private double warmUp;

  @Option(names = "--alternations", defaultValue = "5", description = "Measurements a side (5).")
  private int alternations;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all measurements there too.")
  private @Nullable Path json;

  @Option(names = "--benchmarks", hidden = true, defaultValue = ".")
  private Path benchmarks = Path.of(".");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Versus()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Report report =
        new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err);
    Checkout checkout = new Checkout(benchmarks);
    Session session = new Session(checkout, new Comparison(seconds, warmUp, alternations), report);
    for (Peer peer : Peer.of(pythons, variants)) {
      session.measure(peer, threads, works());
      session.measureWhole(threads, wholeProcesses(checkout, peer));
    }
    if (session.results().isEmpty()) {
      report.problem("nothing was measured; name a Python with torch: --python PROGRAM");
      return 1;
    }
    if (json != null) {
      ResultsFile.write(json, session.results());
    }
    return 0;
  }

  private List<Work> works() {
    Stream<Work> all = (growth ? Work.growing() : Work.standard()).stream();
    if (fashionMnist != null) {
      Work epoch = new Work.FashionEpoch(fashionMnist.toAbsolutePath().toString(), 128);
      all = Stream.concat(all, Stream.of(epoch));
    }
    return all.filter(work -> isWanted(work.name())).toList();
  }

  private List<WholeProcess> wholeProcesses(Checkout checkout, Peer peer) {
    Path data = fashionMnist == null ? null : fashionMnist.toAbsolutePath();
    return growth || !peer.trainsWhole()
        ? List.of()
        : new WholeProcesses(checkout, peer, threads)
            .all(data).stream().filter(process -> isWanted(process.name())).toList();
  }

  private boolean isWanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::contains);
  }
}
