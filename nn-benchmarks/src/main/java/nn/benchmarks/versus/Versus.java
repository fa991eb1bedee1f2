package nn.benchmarks.versus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @Option(names = "--peers", hidden = true, defaultValue = "peers")
  private Path peers = Path.of("peers");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Versus()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Comparison.Result> results = new ArrayList<>();
    Report report = new Report(out);
    for (List<String> command : peerCommands()) {
      try (Side ours = Side.start(ourCommand());
          Side peer = Side.start(command)) {
        report.peer(ours.name(), peer.name(), threads);
        for (Work work : works()) {
          Comparison.Result result =
              new Comparison(seconds, warmUp, alternations)
                  .measure(work, ours, peer, report::progress);
          report.row(result);
          results.add(result);
        }
      } catch (IOException e) {
        report.progress(String.join(" ", command) + ": " + e.getMessage());
      }
    }
    if (results.isEmpty()) {
      System.err.println(
          "versus: nothing was measured; name a Python with torch: --python PROGRAM");
      return 1;
    }
    if (json != null) {
      Files.writeString(json, Report.json(results));
    }
    return 0;
  }

  private List<Work> works() {
    Stream<Work> all = (growth ? Work.growing() : Work.standard()).stream();
    if (fashionMnist != null) {
      Work epoch = new Work.FashionEpoch(fashionMnist.toAbsolutePath().toString(), 128);
      all = Stream.concat(all, Stream.of(epoch));
    }
    return all.filter(work -> only.isEmpty() || only.stream().anyMatch(work.name()::contains))
        .toList();
  }

  private List<List<String>> peerCommands() {
    List<List<String>> commands = new ArrayList<>();
    for (String python : pythons) {
      for (String variant : List.of("eager", "compile", "default", "foreach", "fused", "jit")) {
        if (variants.isEmpty() || variants.contains(variant)) {
          String program = variant.equals("jit") ? "jax_optax.py" : "pytorch.py";
          commands.add(
              List.of(
                  python,
                  peers.resolve(program).toString(),
                  variant,
                  String.format(Locale.ROOT, "%d", threads)));
        }
      }
    }
    return commands;
  }

  private List<String> ourCommand() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "--add-modules",
        "jdk.incubator.vector",
        "-Dguice_bytecode_gen_option=DISABLED",
        "-Dslf4j.internal.verbosity=ERROR",
        "-cp",
        System.getProperty("java.class.path"),
        Ours.class.getName(),
        String.valueOf(threads));
  }
}
