package nn.tck.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broken contract points at a sentence that can be read there. */
final class ContractTest {
  private static final Path PROJECT = Path.of(System.getProperty("nn.golden")).getParent();

  @ParameterizedTest
  @EnumSource
  void isWrittenWhereItSays(Contract contract) throws IOException {
    String text = documentation(Files.readString(source(contract.place())));
    assertTrue(
        text.contains(contract.sentence()),
        () -> contract.place() + " does not say: " + contract.sentence());
  }

  /** Returns the source of a type, or of the documentation of a package. */
  private static Path source(String place) {
    String module = place.startsWith("nn.api.") ? "nn-api" : "nn-tck";
    Path path = PROJECT.resolve(module).resolve("src/main/java").resolve(place.replace('.', '/'));
    Path type = path.resolveSibling(path.getFileName() + ".java");
    return Files.exists(type) ? type : path.resolve("package-info.java");
  }

  /** Returns comments as a reader sees them: one line, links as what they link to. */
  private static String documentation(String source) {
    return source
        .replaceAll("\\n\\s*\\*", " ")
        .replaceAll("\\{@(?:link|code|linkplain)\\s+([^}]*)}", "$1")
        .replaceAll("\\s+", " ");
  }
}
