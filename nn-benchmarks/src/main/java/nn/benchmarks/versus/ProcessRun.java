package nn.benchmarks.versus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A process from its start to its end.
 *
 * @param seconds how long it took
 * @param peakMegabytes its largest resident set; empty where the system does not say it
 */
record ProcessRun(double seconds, OptionalDouble peakMegabytes) {
  /** Between two looks at the memory; short beside a run, and too rare to slow it down. */
  private static final long LOOK_MILLISECONDS = 10;

  /**
   * Runs a program to its end.
   *
   * @param folder gets what it prints
   * @throws IOException with the last thing that it said, if it fails
   */
  static ProcessRun of(List<String> command, Path folder) throws IOException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output(folder).toFile())
            .redirectError(errors.toFile());
    // Set for the launcher of this program; a launcher below it would take them for its own.
    builder.environment().keySet().removeAll(List.of("NN_APP", "NN_MAIN"));
    long start = System.nanoTime();
    Process process = builder.start();
    OptionalDouble peak = watch(process);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + process.exitValue() + ": " + last(errors));
    }
    return new ProcessRun(seconds, peak);
  }

  /** Returns the file with what a program printed. */
  static Path output(Path folder) {
    return folder.resolve("output.txt");
  }

  private static OptionalDouble watch(Process process) throws IOException {
    OptionalDouble peak = OptionalDouble.empty();
    try {
      while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        OptionalDouble now = PeakMemory.megabytes(process.pid());
        peak = now.isPresent() ? now : peak;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
    return peak;
  }

  private static String last(Path errors) throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }
}
