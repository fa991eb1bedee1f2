package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    List<Result> results =
        List.of(
            Fakes.point(Axis.WIDTH, 512, "PyTorch", 0.25, 1e-6, 0.125),
            Result.of("training", "PyTorch", Unit.MEGABYTES, List.of(300.5), List.of(450.0)),
            Result.of("a step", "PyTorch", Unit.SECONDS, List.of(0.5), List.of(1.5))
                .with(List.of(80e-9, 310e-9)),
            Result.without("training", "JAX", Unit.SECONDS, "not written for JAX"));
    Path file = folder.resolve("results.json");
    ResultsFile.write(file, Fakes.MACHINE, results);
    assertEquals(results, ResultsReader.read(file));
  }

  @Test
  void theUnitIsNamed() throws IOException {
    Path file = folder.resolve("results.json");
    Result memory = Result.of("training", "PyTorch", Unit.MEGABYTES, List.of(2.0), List.of(3.0));
    ResultsFile.write(file, Fakes.MACHINE, List.of(memory));
    assertTrue(Files.readString(file).contains("\"unit\" : \"MB\""));
  }

  @Test
  void theMachineIsNamedAndSoArePeersWithTheirVersions() throws IOException {
    Path file = folder.resolve("results.json");
    Result step = Result.of("a step", "PyTorch 2.13.0", Unit.SECONDS, List.of(2.0), List.of(3.0));
    ResultsFile.write(file, Fakes.MACHINE, List.of(step));
    String text = Files.readString(file);
    assertTrue(text.contains("\"machine\" : \"a processor, 2 processors\""), text);
    assertTrue(text.contains("\"kernels\" : \"vector, 512 bit\""), text);
    assertTrue(text.contains("\"java\" : \"25.0.3+9\""), text);
    assertTrue(text.contains("\"peer\" : \"PyTorch 2.13.0\""), text);
  }

  @Test
  void anotherFileIsRefusedByName() throws IOException {
    assertRefused("# Title", "expected what --json wrote, found no JSON");
    assertRefused("{\"results\": [{\"work\": \"x\"}]}", "a result without 'peer'");
    String strange = "{\"results\": [{\"work\": \"x\", \"peer\": \"y\", \"unit\": \"h\"}]}";
    assertRefused(strange, "found 'h'");
  }

  @Test
  void aMissingFileIsRefusedByName() {
    Path file = folder.resolve("missing.json");
    IOException refusal = assertThrows(IOException.class, () -> ResultsReader.read(file));
    assertEquals(file + ": there is no such file; --json FILE writes one", refusal.getMessage());
  }

  private void assertRefused(String text, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), text);
    IOException refusal = assertThrows(IOException.class, () -> ResultsReader.read(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().endsWith(reason), refusal.getMessage());
  }
}
