package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nn.testing.NaiveKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kernels give one hash at any width, interpreted or compiled, and compiled allocate nothing.
 */
class SameBitsTest {

  /** Where the compiler knows no vectors or no fma of vectors, calls are few: they are slow. */
  @ParameterizedTest
  @CsvSource({
    "-XX:+TieredCompilation, 20000",
    "-XX:UseAVX=2, 20000",
    "-XX:MaxVectorSize=16, 20000",
    "-XX:UseAVX=0, 0",
    "-Xint, 0"
  })
  void everyJvmGivesTheHashOfTheDefinition(String option, int calls) throws Exception {
    List<String> expected = new ArrayList<>();
    int hash = KernelsHash.of(new NaiveKernels());
    expected.add("first " + hash);
    expected.add("last " + hash);
    if (calls > 0) {
      expected.add("allocated 0");
    }
    List<String> options =
        List.of(
            "--add-modules", "jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", option);
    List<String> lines = ChildJvm.run(options, KernelsHash.class, String.valueOf(calls));
    assertTrue(lines.containsAll(expected), () -> "expected " + expected + ", not " + lines);
  }
}
