package nn.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, macosx-x86_64",
    "Mac OS X, aarch64, macosx-arm64"
  })
  void namesAreThoseOfThePackages(String system, String processor, String name) {
    assertEquals(name, Platform.of(system, processor).name());
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
  void machineWithoutOpenBlasIsNamed(String system, String processor) {
    String message =
        assertThrows(UnsupportedOperationException.class, () -> Platform.of(system, processor))
            .getMessage();
    assertTrue(message.contains("not for " + system + " on " + processor), message);
  }

  @Test
  void platformThatIsNotPackedNamesTheRemedy() {
    Platform absent = new Platform("linux-none", List.of("libopenblas.so.0"));
    String message =
        assertThrows(UnsupportedOperationException.class, () -> NativeLibrary.load(absent))
            .getMessage();
    assertTrue(message.contains("-Dopenblas.platform=linux-none"), message);
  }
}
