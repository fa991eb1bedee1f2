package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
  @Test
  void theHighWaterMarkIsInMegabytes() {
    List<String> status = List.of("Name:\tjava", "VmHWM:\t    1000 kB", "VmRSS:\t     900 kB");
    assertEquals(OptionalDouble.of(1.024), PeakMemory.megabytes(status));
  }

  @Test
  void anEndedProcessHasNone() {
    assertEquals(OptionalDouble.empty(), PeakMemory.megabytes(List.of("Name:\tjava", "State:\tZ")));
    assertEquals(OptionalDouble.empty(), PeakMemory.megabytes(Long.MAX_VALUE));
  }

  @Test
  void aRunningProcessHasOne() {
    assumeTrue(PeakMemory.isKnown());
    assertTrue(PeakMemory.megabytes(ProcessHandle.current().pid()).orElseThrow() > 10);
  }
}
