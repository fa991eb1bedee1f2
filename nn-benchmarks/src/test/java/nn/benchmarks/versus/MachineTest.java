package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void aProcessorIsNamedWithItsFamilyAndModel() {
    List<String> lines =
        List.of(
            "processor\t: 0",
            "cpu family\t: 25",
            "model\t\t: 17",
            "model name\t: AMD EPYC",
            "",
            "processor\t: 1",
            "cpu family\t: 25",
            "model\t\t: 18",
            "model name\t: another");
    assertEquals("AMD EPYC, cpu family 25, model 17", Machine.processor(lines));
  }

  @Test
  void aSystemThatSaysNothingLeavesTheArchitecture() {
    assertEquals(System.getProperty("os.arch"), Machine.processor(List.of()));
    assertEquals(System.getProperty("os.arch"), Machine.processor(List.of("BogoMIPS\t: 50.00")));
  }

  @Test
  void whatOurSideMakesOfItIsNamedToo() throws IOException {
    Machine machine = Machine.here();
    assertTrue(machine.name().endsWith(" processors"), machine.name());
    assertFalse(machine.kernels().isBlank());
    assertTrue(machine.toString().contains("; kernels " + machine.kernels() + "; Java "));
  }
}
