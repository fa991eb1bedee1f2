package nn.kernels.vector.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes one core has of the second-level cache. */
final class SecondLevelCache {
  /** Those of a processor that does not say: common, and on the small side. */
  static final int USUAL = 1 << 20;

  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  /** Hardware threads of one core, which share its caches but seldom compute at once. */
  private static final int THREADS_OF_A_CORE = 2;

  private SecondLevelCache() {}

  /** Returns the bytes on this machine. */
  static int bytes() {
    return bytes(LINUX);
  }

  /** Returns what Linux says in a processor's folder of caches; whatever is missing is as usual. */
  static int bytes(Path folder) {
    for (int i = 0; Files.isDirectory(folder.resolve("index" + i)); i++) {
      Path cache = folder.resolve("index" + i);
      if (line(cache, "level", "").equals("2")) {
        return size(line(cache, "size", "")) / coresAt(cache);
      }
    }
    return USUAL;
  }

  private static int size(String text) {
    if (!text.matches("\\d{1,6}[KM]")) {
      return USUAL;
    }
    int number = Integer.parseInt(text.substring(0, text.length() - 1));
    return Math.min(number, 1 << 16) << (text.endsWith("M") && number < 1 << 10 ? 20 : 10);
  }

  /** Returns how many cores share a cache, from the mask of hardware threads: {@code 000f}. */
  private static int coresAt(Path cache) {
    String mask = line(cache, "shared_cpu_map", "1").replaceAll("[^0-9a-f]", "");
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
