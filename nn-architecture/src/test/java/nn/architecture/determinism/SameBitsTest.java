package nn.architecture.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nn.architecture.determinism.ChildJvm.Result;
import nn.architecture.determinism.ShortTraining.Size;
import nn.architecture.house.House;
import nn.architecture.house.HouseModule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses, weights, optimizer states and outputs have the same bits in every JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBitsTest {
  /** They give other bits, and so must not be in use unless somebody names them. */
  private static final String NATIVE_KERNELS = "nn.kernels.openblas";

  private Result small = new Result(-1, "", "");
  private Result wide = new Result(-1, "", "");

  @BeforeAll
  void trainInAJvmWithDefaults() throws Exception {
    small = onModulePath(Size.SMALL, 1);
    wide = onModulePath(Size.WIDE, 1);
  }

  private static Result onModulePath(Size size, int threads, String... options) throws Exception {
    return quiet(ChildJvm.onModulePath(List.of(options), size, threads));
  }

  /** A framework that starts with warnings teaches its users to ignore them. */
  private static Result quiet(Result result) {
    assertEquals(0, result.exit(), result.err());
    assertEquals(List.of(), result.err().lines().filter(line -> !isAboutVectors(line)).toList());
    return result;
  }

  /** The JVM says that it has the Vector API, or the framework that it cannot use it. */
  private static boolean isAboutVectors(String line) {
    return line.equals("WARNING: Using incubator modules: jdk.incubator.vector")
        || line.endsWith("slower kernels serve instead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:UseAVX=0 -XX:-UseFMA"
      })
  void theCompilerAndTheProcessorMakeNoDifference(String options) throws Exception {
    // flags of another processor are no error
    Result result =
        onModulePath(Size.SMALL, 1, ("-XX:+IgnoreUnrecognizedVMOptions " + options).split(" "));
    assertEquals(small.fact("fingerprint"), result.fact("fingerprint"), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"})
  void theNumberOfThreadsMakesNoDifference(String options) throws Exception {
    Result shared = onModulePath(Size.WIDE, 2, options);
    assertEquals("1", shared.fact("helpers"), "the second thread had nothing to do");
    assertEquals(wide.fact("fingerprint"), shared.fact("fingerprint"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void theKernelsMakeNoDifference(String kernels) throws Exception {
    Result result = onModulePath(Size.SMALL, 1, "-Dnn.kernels=" + kernels);
    assertTrue(result.fact("kernels").startsWith(kernels), result.fact("kernels"));
    assertEquals(small.fact("fingerprint"), result.fact("fingerprint"));
  }

  @Test
  void theClassPathMakesNoDifference() throws Exception {
    Result result = quiet(ChildJvm.onClassPath(Size.SMALL, 1));
    assertEquals("null", result.fact("modules"), "a class path has no named modules");
    assertEquals(small.fact("fingerprint"), result.fact("fingerprint"));
  }

  @Test
  void onTheModulePathEveryClassIsInANamedModule() throws Exception {
    List<String> expected =
        House.modules().stream()
            .filter(module -> module.isPlugin() || isNamedByTheProgram(module.name()))
            .map(HouseModule::name)
            .filter(name -> !name.equals(NATIVE_KERNELS))
            .toList();
    Result result = onModulePath(Size.SMALL, 1, "-Dnn.kernels=vector");
    assertEquals(String.join(" ", expected), result.fact("modules"));
  }

  private static boolean isNamedByTheProgram(String module) {
    return List.of("nn.api", "nn.autograd", "nn.layers").contains(module);
  }

  @Test
  void anotherTrainingHasAnotherFingerprint() {
    assertNotEquals(small.fact("fingerprint"), wide.fact("fingerprint"));
  }
}
