package nn.lab.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nn.autograd.Nn;
import nn.lab.console.Console;
import nn.layers.loss.Losses;

/**
 * Checks files of recorded cases, prints what came of each, and counts.
 *
 * <p>Not thread-safe.
 */
public final class Verification {
  private final Console console;
  private final Tolerance tolerance;
  private final Verifier verifier;
  private final TreeMap<Trace.Kind, TreeSet<String>> missing = new TreeMap<>();
  private int ok;
  private int off;
  private int withoutPlugin;
  private int malformed;

  /** Creates a verification of the plugins that {@code nn} has, and of losses. */
  public Verification(Nn nn, Losses losses, Tolerance tolerance, Console console) {
    this.console = console;
    this.tolerance = tolerance;
    this.verifier = new Verifier(nn, losses, tolerance);
  }

  /** Checks the cases of a file; one that is malformed is named on the error stream. */
  public void check(Path path) {
    TraceFile file = TraceFile.read(path);
    if (!file.problems().isEmpty()) {
      malformed++;
      file.problems()
          .forEach(problem -> console.err().println(console.style().bad("nn:") + " " + problem));
      return;
    }
    CaseTable table = new CaseTable(console.style());
    for (Trace trace : file.traces()) {
      Outcome outcome = verifier.verify(trace);
      count(outcome);
      table.add(trace, outcome);
    }
    console.out().println(console.style().bold(path.toString()));
    table.lines().forEach(console.out()::println);
    console.out().println();
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Compared compared when compared.firstOff().isEmpty() -> ok++;
      case Outcome.Compared _, Outcome.Failed _ -> off++;
      case Outcome.NoPlugin(var plugins) -> {
        withoutPlugin++;
        plugins.forEach(
            each -> missing.computeIfAbsent(each.kind(), _ -> new TreeSet<>()).add(each.name()));
      }
    }
  }

  /** Prints the counts, and the plugins that are missing. */
  public void summarize() {
    List<String> counts = new ArrayList<>();
    counts.add(ok + " ok");
    counts.add(off + " off");
    counts.add(withoutPlugin + " without a plugin");
    if (malformed > 0) {
      counts.add(malformed + (malformed == 1 ? " file" : " files") + " not read");
    }
    console
        .out()
        .println(
            String.join(", ", counts)
                + "; allowed is a difference of "
                + CaseTable.text(tolerance.atol())
                + " + "
                + CaseTable.text(tolerance.rtol())
                + "·|expected|");
    missing.forEach((kind, names) ->
        console
            .out()
            .println(
                names.stream()
                    .map(name -> "'" + name + "'")
                    .collect(Collectors.joining(", ", "no " + kind + " is named ", ""))));
  }

  /** Returns whether a file was malformed. */
  public boolean hasMalformedFile() {
    return malformed > 0;
  }

  /** Returns whether a case is off. */
  public boolean isOff() {
    return off > 0;
  }

  /** Returns whether a case was not checked for lack of a plugin. */
  public boolean lacksPlugin() {
    return withoutPlugin > 0;
  }
}
