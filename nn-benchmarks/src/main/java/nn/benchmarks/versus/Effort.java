package nn.benchmarks.versus;

import picocli.CommandLine.Option;

/** Options that say how long and how often something is measured. */
final class Effort {
  @Option(names = "--seconds", defaultValue = "1", description = "Time a measurement (1).")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "5", description = "Time before the first (5).")
  private double warmUp;

  @Option(names = "--alternations", defaultValue = "5", description = "Measurements per side (5).")
  private int alternations;

  Comparison comparison() {
    return new Comparison(seconds, warmUp, alternations);
  }
}
