package nn.benchmarks.versus;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What shows how time grows: with the batch, the width, the parameters, the threads. */
final class GrowthSteps {
  private static final int WIDTH = 512;
  private static final int BATCH = 128;
  private static final int BATCH_FOR_THREADS = 512;

  private GrowthSteps() {}

  /**
   * Returns all steps.
   *
   * @param threads of every step but those that show how time falls with threads
   * @param processors the most threads
   */
  static List<GrowthStep> all(int threads, int processors) {
    Stream<GrowthStep> batches =
        Stream.of(1, 4, 16, 64, 256, 1024, 4096)
            .map(batch -> GrowthStep.training(Axis.BATCH, batch, threads, WIDTH, batch));
    Stream<GrowthStep> widths =
        Stream.of(32, 64, 128, 256, 512, 1024, 2048, 4096)
            .map(width -> GrowthStep.training(Axis.WIDTH, width, threads, width, BATCH));
    Stream<GrowthStep> parameters =
        Stream.of(10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
            .map(count -> GrowthStep.optimizer(count, threads));
    Stream<GrowthStep> counts =
        threadCounts(processors)
            .mapToObj(
                count -> GrowthStep.training(Axis.THREADS, count, count, WIDTH, BATCH_FOR_THREADS));
    return Stream.of(batches, widths, parameters, counts).flatMap(each -> each).toList();
  }

  /** Returns the powers of two below the number of processors, and that number. */
  private static IntStream threadCounts(int processors) {
    return IntStream.concat(
        IntStream.iterate(1, count -> count < processors, count -> 2 * count),
        IntStream.of(processors));
  }
}
