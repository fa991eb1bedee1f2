package nn.benchmarks.versus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersusTest {
  @TempDir private Path folder;
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(errors, true, UTF_8));
  }

  @AfterEach
  void listenNoLonger() {
    System.setErr(before);
  }

  @Test
  void picturesAreDrawnFromEarlierMeasurements() throws IOException {
    Path json = folder.resolve("results.json");
    Path plots = folder.resolve("plots");
    ResultsFile.write(
        json,
        Fakes.MACHINE,
        List.of(
            Fakes.point(Axis.BATCH, 1, "peer", 0.001, 0.002, 0.0005),
            Fakes.point(Axis.BATCH, 4, "peer", 0.002, 0.004, 0.001)));
    assertEquals(0, Versus.run("--from", json.toString(), "--plots", plots.toString()));
    assertEquals(900, ImageIO.read(plots.resolve("growth-batch.png").toFile()).getWidth());
    assertTrue(Files.notExists(plots.resolve("growth-width.png")));
  }

  @Test
  void picturesNeedSomethingToDraw() {
    assertEquals(2, Versus.run("--plots", folder.toString()));
    assertSaid("--plots draws what --growth measures; add --growth, or --from FILE");
  }

  @Test
  void picturesNeedAFolder() {
    assertEquals(2, Versus.run("--from", "results.json"));
    assertSaid("name it: --plots DIR");
  }

  @Test
  void measurementsNeedAFolderBeforeTheyAreMade() {
    Path file = folder.resolve("missing/results.json");
    assertEquals(2, Versus.run("--json", file.toString()));
    assertSaid(file + ": its folder is not there; make it first");
  }

  @Test
  void aRunWithoutAPeerSaysWhatIsMissing() {
    assertEquals(1, Versus.run());
    assertSaid("versus: nothing was measured; name a Python with torch: --python PROGRAM");
  }

  private void assertSaid(String text) {
    assertTrue(errors.toString(UTF_8).contains(text), () -> errors.toString(UTF_8));
  }
}
