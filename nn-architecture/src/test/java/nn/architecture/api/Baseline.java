package nn.architecture.api;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signatures as they were recorded, against those that are there now.
 *
 * <p>A break is a signature that a stable type lost, or a method that plugins must implement from
 * now on. Everything else that differs only wants to be recorded.
 */
record Baseline(NavigableSet<String> recorded, NavigableSet<String> now) {

  /** Returns what a plugin made for the recorded signatures may fail on. */
  NavigableSet<String> breaks() {
    Stream<String> lost = lost().filter(this::isPromised);
    Stream<String> demanded = gained().filter(this::isDemandedAnew);
    return Stream.concat(lost, demanded).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the other differences, what is there now with + and what was with −. */
  NavigableSet<String> changes() {
    NavigableSet<String> breaks = breaks();
    return Stream.concat(
            gained().filter(not(breaks::contains)).map(line -> "+ " + line),
            lost().filter(not(breaks::contains)).map(line -> "− " + line))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the signatures to record: those of now, but as they were where that is a break. */
  NavigableSet<String> toRecord() {
    NavigableSet<String> lines = new TreeSet<>(now);
    for (String line : breaks()) {
      if (!lines.remove(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Returns what is wrong with a list of breaks that somebody accepted, each with a reason. */
  List<String> objections(Map<String, String> accepted) {
    NavigableSet<String> breaks = breaks();
    Stream<String> open =
        breaks.stream().filter(not(accepted::containsKey)).map(line -> line + ": breaks plugins");
    Stream<String> dead =
        accepted.keySet().stream()
            .filter(not(breaks::contains))
            .map(line -> line + ": is accepted but breaks nothing; take the line out");
    Stream<String> bare =
        accepted.keySet().stream()
            .filter(line -> accepted.get(line).isBlank())
            .map(line -> line + ": is accepted without a reason");
    return Stream.of(open, dead, bare).flatMap(each -> each).toList();
  }

  private Stream<String> lost() {
    return recorded.stream().filter(not(now::contains));
  }

  private Stream<String> gained() {
    return now.stream().filter(not(recorded::contains));
  }

  private boolean isPromised(String line) {
    return wasRecorded(line, Signatures.STABLE) && !isDemand(line);
  }

  private boolean isDemandedAnew(String line) {
    return isDemand(line)
        && wasRecorded(line, Signatures.STABLE)
        && wasRecorded(line, Signatures.OPEN_TO_PLUGINS);
  }

  /** Whether this was recorded of the type that a line is about. */
  private boolean wasRecorded(String line, String signature) {
    return recorded.contains(line.substring(0, line.indexOf(' ') + 1) + signature);
  }

  private static boolean isDemand(String line) {
    return line.startsWith(Signatures.MUST_IMPLEMENT, line.indexOf(' ') + 1);
  }
}
