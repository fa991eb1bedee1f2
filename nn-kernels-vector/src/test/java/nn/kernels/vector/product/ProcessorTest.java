package nn.kernels.vector.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"GenuineIntel, true", "AuthenticAMD, false", "'', false"})
  void theVendorIsRead(String vendor, boolean isIntels) throws IOException {
    String text = "processor\t: 0\nvendor_id\t: " + vendor + "\ncpu family\t: 6\n";
    assertEquals(isIntels, Processor.isIntels(Files.writeString(folder.resolve("c"), text)));
  }

  @Test
  void aSystemThatDoesNotTellIsNotIntels() {
    assertFalse(Processor.isIntels(folder.resolve("missing")));
  }
}
