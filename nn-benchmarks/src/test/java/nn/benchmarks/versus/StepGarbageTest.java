package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compiled step of training leaves to the garbage collector: the tape, but no array. */
class StepGarbageTest {
  private static final int BYTES = 10_000;
  private static final int STEPS = 100;
  private static final int ROUNDS = 500;

  @ParameterizedTest
  @ValueSource(ints = {8, 512})
  void doesNotGrowWithTheBatch(int batch) {
    try (Nn nn = Nn.builder().seed(1).threads(1).kernels("vector").build()) {
      Work.Perceptron work = new Work.Perceptron(List.of(64, 32, 10), batch, "adam");
      long bytes = least(Perceptrons.of(nn, work).step());
      assertTrue(bytes < BYTES, () -> bytes + " bytes a step");
    }
  }

  /** Returns the bytes of a step, once they are few or time is up. */
  private static long least(Runnable step) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least >= BYTES; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < STEPS; i++) {
        step.run();
      }
      least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / STEPS);
    }
    return least;
  }
}
