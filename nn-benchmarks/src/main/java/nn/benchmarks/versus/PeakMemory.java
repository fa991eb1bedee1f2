package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The largest resident set of a process so far, as Linux counts it.
 *
 * <p>The number belongs to the program that the process runs now: a launcher that ends with {@code
 * exec} adds nothing, and one that starts a child instead is measured alone.
 */
final class PeakMemory {
  private static final Path SYSTEM = Path.of("/proc");
  private static final String LINE = "VmHWM:";
  private static final double MEGABYTES_A_KIBIBYTE = 1024 / 1e6;

  private PeakMemory() {}

  /** Returns whether this system says it. */
  static boolean isKnown() {
    return Files.isReadable(SYSTEM.resolve("self/status"));
  }

  /** Returns it in megabytes; empty once the process has ended. */
  static OptionalDouble megabytes(long process) {
    try {
      return megabytes(
          Files.readAllLines(SYSTEM.resolve(Long.toString(process)).resolve("status")));
    } catch (IOException _) {
      return OptionalDouble.empty(); // a process may end between any two looks
    }
  }

  static OptionalDouble megabytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(LINE))
        .map(line -> line.substring(LINE.length()).replace("kB", "").strip())
        .mapToDouble(kibibytes -> Long.parseLong(kibibytes) * MEGABYTES_A_KIBIBYTE)
        .findFirst();
  }
}
