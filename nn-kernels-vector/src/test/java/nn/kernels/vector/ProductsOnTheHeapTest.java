package nn.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsOnTheHeapTest {
  /** A few small objects, which say what is multiplied, but not one vector a multiplication. */
  private static final int BYTES = 4000;

  /** Without tiers every type that any kernel uses is seen before anything is compiled. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+TieredCompilation",
        "-XX:-TieredCompilation",
        "-XX:UseAVX=2",
        "-XX:MaxVectorSize=16"
      })
  void compiledProductsKeepVectorsInRegisters(String option) throws Exception {
    List<String> options =
        List.of(
            "--add-modules", "jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", option);
    List<String> lines = ChildJvm.run(options, ProductsOnTheHeap.class, String.valueOf(BYTES));
    long bytes = Long.parseLong(lines.getLast());
    assertTrue(bytes < BYTES, () -> bytes + " bytes a product, with " + option);
  }
}
