package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnTheHeapTest {

  /**
   * Ten products may leave a few small objects each, which say what is multiplied, 512 rows what a
   * counter leaves, and eight functions a constant each; but no operation a vector or a mask.
   *
   * <p>Without tiers every type that any kernel uses is seen before anything is compiled.
   */
  @ParameterizedTest
  @CsvSource({
    "PRODUCTS, 40000, -XX:+TieredCompilation",
    "PRODUCTS, 40000, -XX:-TieredCompilation",
    "PRODUCTS, 40000, -XX:UseAVX=2",
    "PRODUCTS, 40000, -XX:MaxVectorSize=16",
    "REDUCTIONS, 500, -XX:+TieredCompilation",
    "REDUCTIONS, 500, -XX:-TieredCompilation",
    "REDUCTIONS, 500, -XX:UseAVX=2",
    "REDUCTIONS, 500, -XX:MaxVectorSize=16",
    "FUNCTIONS, 2000, -XX:+TieredCompilation",
    "FUNCTIONS, 2000, -XX:-TieredCompilation",
    "FUNCTIONS, 2000, -XX:UseAVX=2",
    "FUNCTIONS, 2000, -XX:MaxVectorSize=16"
  })
  void compiledKernelsKeepVectorsInRegisters(OnTheHeap.Subject subject, long few, String option)
      throws Exception {
    List<String> options =
        List.of(
            "--add-modules", "jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", option);
    List<String> lines = ChildJvm.run(options, OnTheHeap.class, subject.name(), "" + few);
    long bytes = Long.parseLong(lines.getLast());
    assertTrue(bytes < few, () -> bytes + " bytes for " + subject + ", with " + option);
  }
}
