package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors serve where they can be fast; elsewhere one warning names the remedy. */
class VectorKernelsProviderTest {
  private static final List<String> WITH_MODULE =
      List.of("--add-modules", "jdk.incubator.vector", "-XX:+TieredCompilation");

  @Test
  void vectorsServeWhereTheModuleIs() throws Exception {
    List<String> lines = ChildJvm.run(WITH_MODULE, KernelsInUse.class);
    assertStartsWith("kernels vector, ", lines.getLast());
    assertEquals(List.of(), logged("WARN", lines));
    List<String> said = logged("INFO", lines);
    assertEquals(1, said.size(), lines::toString);
    assertTrue(said.getFirst().contains("Kernels in use: vector, "), said::toString);
    assertTrue(said.getFirst().endsWith("has the highest priority"), said::toString);
  }

  @Test
  void plainLoopsServeWhereTheModuleIsMissing() throws Exception {
    assertWarned(
        "without the module jdk.incubator.vector; start java with --add-modules"
            + " jdk.incubator.vector; slower kernels serve instead",
        ChildJvm.run(List.of(), KernelsInUse.class));
  }

  @Test
  void plainLoopsServeWhereNothingIsOptimised() throws Exception {
    assertWarned(
        "start java without -Xint and -XX:TieredStopAtLevel; slower kernels serve instead",
        ChildJvm.run(
            List.of("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"),
            KernelsInUse.class));
  }

  private static void assertWarned(String remedy, List<String> lines) {
    assertEquals("kernels scalar", lines.getLast());
    List<String> warnings = logged("WARN", lines);
    assertEquals(1, warnings.size(), lines::toString);
    assertTrue(warnings.getFirst().endsWith(remedy), warnings::toString);
    assertEquals(1, logged("INFO", lines).size(), lines::toString);
  }

  private static void assertStartsWith(String start, String line) {
    assertTrue(line.startsWith(start), line);
  }

  private static List<String> logged(String level, List<String> lines) {
    return lines.stream().filter(line -> line.contains(" " + level + " ")).toList();
  }
}
