package nn.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;

/** Measures a plugin's loops and says whether they are fast. */
public final class Bench {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private final List<Measurement> measured;
  private final Nn nn;
  private final int elements;

  private Bench(List<Measurement> measured, Nn nn, int elements) {
    this.measured = measured;
    this.nn = nn;
    this.elements = elements;
  }

  /**
   * Measures; takes several seconds.
   *
   * @param kind optimizer or activation
   */
  public static Bench measure(Nn nn, PluginKind<?> kind, Spec spec, int elements) {
    List<Work> works = new Works(nn, elements).of(kind, spec);
    return new Bench(new Race(works, nn.threads() == 1).run(), nn, elements);
  }

  /** Returns the lines by which another process reads the results. */
  public List<String> lines() {
    return measured.stream().map(Measurement::line).toList();
  }

  /**
   * Returns the results in words; measures once more in a process without vector code.
   *
   * @param arguments of the command that measures the same and prints {@link #lines}
   */
  public List<String> report(List<String> arguments, int width) {
    Optional<List<Measurement>> scalar = ScalarProcess.measure(arguments);
    Table table =
        new Table(
            Column.text("what"),
            Column.number("ns per\nelement"),
            Column.number("without\nvector code"),
            Column.number("bytes\nper call"));
    for (int i = 0; i < measured.size(); i++) {
      Measurement each = measured.get(i);
      String without = scalar.isPresent() ? scalar.get().get(i).shown() : "—";
      table.add(
          each.name(), each.shown(), without, String.format(Locale.ROOT, "%.0f", each.bytes()));
    }
    List<String> lines = new ArrayList<>(table.rows(width));
    lines.add("");
    lines.addAll(Verdict.of(measured, scalar).lines().toList());
    lines.add("");
    lines.add(conditions());
    return lines;
  }

  private String conditions() {
    return String.format(
        Locale.ROOT,
        "%,d elements, %s, kernels %s, median of alternating rounds; %s, Java %s",
        elements,
        nn.threads() == 1 ? "1 thread, processor time" : nn.threads() + " threads",
        nn.kernels().description(),
        processor(),
        Runtime.version());
  }

  private static String processor() {
    String processor = System.getProperty("os.arch", "");
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(processor);
    } catch (IOException e) {
      return processor; // other systems have no such file
    }
  }
}
