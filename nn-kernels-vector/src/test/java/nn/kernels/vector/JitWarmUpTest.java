package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JitWarmUpTest {

  /** A loop that is never as fast as its scalar twin uses up the processor time of the warm-up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+TieredCompilation",
        "-XX:-TieredCompilation",
        "-XX:UseAVX=2",
        "-XX:MaxVectorSize=16"
      })
  void everyLoopIsFastInTheEndAtAnyWidth(String option) throws Exception {
    List<String> options =
        List.of(
            "--add-modules", "jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", option);
    List<String> lines = ChildJvm.run(options, WarmsUp.class);
    assertTrue(lines.containsAll(List.of("products true", "functions true")), lines::toString);
  }
}
