package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.autograd.Nn;

/**
 * The machine that something was measured on, and what our side makes of it.
 *
 * @param name the processor's, and how many of them there are
 * @param kernels those of our side, with the width of their vectors
 * @param java the version of the JVM
 */
record Machine(String name, String kernels, String java) {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final String NAME = "model name";

  /** Virtual machines often hide the name; then these two tell which processor it is. */
  private static final List<String> NUMBERS = List.of("cpu family", "model");

  /** Returns the machine that this runs on. */
  static Machine here() throws IOException {
    List<String> cpu = Files.isReadable(CPU) ? Files.readAllLines(CPU) : List.of();
    int processors = Runtime.getRuntime().availableProcessors();
    try (Nn nn = Nn.builder().threads(1).build()) {
      return new Machine(
          processor(cpu) + ", " + processors + " processors",
          nn.kernels().description(),
          System.getProperty("java.vm.version", ""));
    }
  }

  /** Returns what the lines of {@code /proc/cpuinfo} say of the first processor. */
  static String processor(List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        fields.putIfAbsent(parts[0].strip(), parts[1].strip());
      }
    }
    StringBuilder text =
        new StringBuilder(fields.getOrDefault(NAME, System.getProperty("os.arch", "")));
    for (String number : NUMBERS) {
      if (fields.containsKey(number)) {
        text.append(", ").append(number).append(' ').append(fields.get(number));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return name + "; kernels " + kernels + "; Java " + java;
  }
}
