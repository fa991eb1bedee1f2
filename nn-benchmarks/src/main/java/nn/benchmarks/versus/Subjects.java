package nn.benchmarks.versus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is measured, and against whom. */
final class Subjects {
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
              + " given several times; by default all. Whole processes belong to eager.")
  private final List<String> variants = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Measure only the works whose name contains this; may be given several times.")
  private final List<String> only = new ArrayList<>();

  @Option(
      names = "--growth",
      description =
          "Measure how time grows with batch, width, parameters and threads instead, and what the"
              + " machine can do at most.")
  private boolean growth;

  @Option(
      names = "--fashion-mnist",
      paramLabel = "DIR",
      description =
          "Measure an epoch and a whole training too, its peak memory included, with the data in"
              + " this folder.")
  private @Nullable Path fashionMnist;

  @Option(names = "--threads", defaultValue = "2", description = "Threads on every side (2).")
  private int threads;

  List<Peer> peers() {
    return Peer.of(pythons, variants);
  }

  boolean isGrowth() {
    return growth;
  }

  /** Measures all of it against a peer. */
  void measure(Session session, Checkout checkout, Peer peer) {
    if (growth) {
      steps().forEach((count, steps) -> session.measureGrowth(peer, count, steps));
    } else {
      session.measure(peer, threads, works());
      session.measureWhole(peer, threads, wholeProcesses(checkout, peer));
    }
  }

  private List<Work> works() {
    Stream<Work> all = StandardWorks.all().stream();
    if (fashionMnist != null) {
      Work epoch = new Work.FashionEpoch(fashionMnist.toAbsolutePath().toString(), 128);
      all = Stream.concat(all, Stream.of(epoch));
    }
    return all.filter(work -> isWanted(work.name())).toList();
  }

  private List<WholeProcess> wholeProcesses(Checkout checkout, Peer peer) {
    Path data = fashionMnist == null ? null : fashionMnist.toAbsolutePath();
    return peer.trainsWhole()
        ? new WholeProcesses(checkout, peer, threads)
            .all(data).stream().filter(process -> isWanted(process.name())).toList()
        : List.of();
  }

  /** Returns the steps by their number of threads, with which both sides are started. */
  private SortedMap<Integer, List<GrowthStep>> steps() {
    SortedMap<Integer, List<GrowthStep>> byThreads = new TreeMap<>();
    for (GrowthStep step : GrowthSteps.all(threads, Runtime.getRuntime().availableProcessors())) {
      if (isWanted(step.work().name())) {
        byThreads.computeIfAbsent(step.threads(), _ -> new ArrayList<>()).add(step);
      }
    }
    return byThreads;
  }

  private boolean isWanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::contains);
  }
}
