package nn.benchmarks.versus;

import java.nio.file.Path;

/**
 * The files of the project that both sides use.
 *
 * @param benchmarks the folder {@code nn-benchmarks}
 */
record Checkout(Path benchmarks) {
  private static final String DIGITS =
      "../nn-layers/src/main/resources/nn/layers/data/digits.csv.gz";

  /** Takes the folder from the root: peers may work in another one. */
  Checkout {
    benchmarks = benchmarks.toAbsolutePath().normalize();
  }

  /** Returns a peer's program. */
  Path peer(String name) {
    return benchmarks.resolve("peers").resolve(name);
  }

  /** Returns the config of a training. */
  Path config(String name) {
    return benchmarks.resolve("train").resolve(name + ".yaml");
  }

  /** Returns the {@code nn} command. */
  Path command() {
    return benchmarks.resolve("../nn").normalize();
  }

  /** Returns the table of handwritten digits. */
  Path digits() {
    return benchmarks.resolve(DIGITS).normalize();
  }
}
