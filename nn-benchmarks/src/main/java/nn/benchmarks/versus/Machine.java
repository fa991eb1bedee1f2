package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that something was measured on. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Returns the processor, where the system says it, and how many of them there are. */
  static String describe() throws IOException {
    String processor = System.getProperty("os.arch");
    if (Files.isReadable(CPU)) {
      try (Stream<String> lines = Files.lines(CPU)) {
        processor =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse(processor);
      }
    }
    return processor + ", " + Runtime.getRuntime().availableProcessors() + " processors";
  }
}
