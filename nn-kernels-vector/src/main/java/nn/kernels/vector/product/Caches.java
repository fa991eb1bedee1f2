package nn.kernels.vector.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sizes of a core's caches, in bytes.
 *
 * @param first of the first level, for data
 * @param second what one core has of the second level
 */
record Caches(int first, int second) {
  /** Those of a processor that does not say: common, and on the small side. */
  static final Caches USUAL = new Caches(32 << 10, 1 << 20);

  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  /** Hardware threads of one core, which share its caches but seldom compute at once. */
  private static final int THREADS_OF_A_CORE = 2;

  /** Returns those of this machine. */
  static Caches ofMachine() {
    return Files.isDirectory(LINUX) ? read(LINUX) : USUAL;
  }

  /** Reads what Linux says of a processor's caches; whatever is missing is as usual. */
  static Caches read(Path folder) {
    int first = USUAL.first;
    int second = USUAL.second;
    for (int i = 0; Files.isDirectory(folder.resolve("index" + i)); i++) {
      Path cache = folder.resolve("index" + i);
      int level = Integer.parseInt(line(cache, "level", "0"));
      boolean isForCode = line(cache, "type", "").equals("Instruction");
      if (level == 1 && !isForCode) {
        first = bytes(cache, first);
      } else if (level == 2) {
        second = bytes(cache, second) / coresAt(cache);
      }
    }
    return new Caches(first, second);
  }

  private static int bytes(Path cache, int usual) {
    String size = line(cache, "size", "");
    if (!size.matches("\\d{1,6}[KM]")) {
      return usual;
    }
    int number = Integer.parseInt(size.substring(0, size.length() - 1));
    return Math.min(number, 1 << 16) << (size.endsWith("M") && number < 1 << 10 ? 20 : 10);
  }

  /** Returns how many cores share a cache, from the mask of hardware threads: {@code 000f}. */
  private static int coresAt(Path cache) {
    String mask = line(cache, "shared_cpu_map", "1").replace(",", "");
    int threads = mask.chars().map(digit -> Integer.bitCount(Character.digit(digit, 16))).sum();
    return Math.max(1, threads / THREADS_OF_A_CORE);
  }

  private static String line(Path cache, String name, String other) {
    try {
      return Files.readString(cache.resolve(name)).strip();
    } catch (IOException e) {
      return other; // virtual machines leave some of these files out
    }
  }
}
