package nn.kernels.vector.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Who made the processor, as far as the system says. */
final class Processor {
  private static final Path LINUX = Path.of("/proc/cpuinfo");
  private static final String WINDOWS = "PROCESSOR_IDENTIFIER";
  private static final String INTEL = "genuineintel";

  private Processor() {}

  /** Returns whether it is one of Intel's; false if nothing says so. */
  static boolean isIntels() {
    String windows = System.getenv(WINDOWS);
    return windows == null ? isIntels(LINUX) : says(windows);
  }

  /** Returns whether a file, such as that of Linux, names Intel in one of its first lines. */
  static boolean isIntels(Path file) {
    if (!Files.isReadable(file)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(8).anyMatch(Processor::says);
    } catch (IOException e) {
      return false; // a system that does not tell gets the forms that suit all
    }
  }

  private static boolean says(String text) {
    return text.toLowerCase(Locale.ROOT).contains(INTEL);
  }
}
