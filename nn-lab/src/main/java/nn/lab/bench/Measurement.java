package nn.lab.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a work took.
 *
 * @param name of the work
 * @param nanoseconds per element
 * @param bytes allocated each time, on the thread that called
 */
record Measurement(String name, double nanoseconds, double bytes) {
  private static final String MARK = "measured\t";

  /** Returns the line by which one process tells another. */
  String line() {
    return MARK + nanoseconds + "\t" + bytes + "\t" + name;
  }

  /** Returns the measurements among the lines of a process. */
  static List<Measurement> among(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.split("\t", 4))
        .map(parts ->
            new Measurement(parts[3], Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))
        .toList();
  }

  /** Returns the time as a table shows it. */
  String shown() {
    return String.format(Locale.ROOT, "%.2f", nanoseconds);
  }
}
