package nn.activations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where results differ from PyTorch's on purpose: lines of a file that gives the reasons. */
final class GoldenEdgesExceptions {
  private static final String FILE = "golden-edges-exceptions.txt";
  private static final List<String> LINES = lines();

  private GoldenEdgesExceptions() {}

  /** Returns whether a difference is meant, written as the test writes it. */
  static boolean has(String difference) {
    return LINES.contains(difference);
  }

  /** Returns whether a difference is expected at a place. */
  static boolean hasOneFor(String start) {
    return LINES.stream().anyMatch(line -> line.startsWith(start));
  }

  private static List<String> lines() {
    try (InputStream in = GoldenEdgesExceptions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
