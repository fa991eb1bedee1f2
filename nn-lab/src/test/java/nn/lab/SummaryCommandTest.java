package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
  private final Workspace nn;

  SummaryCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  private String summary(String yaml) throws IOException {
    Recorded run = nn.run("summary", nn.config(yaml));
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    return run.out();
  }

  private static void assertHas(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), text);
    }
  }

  @Test
  void layersShapesAndSizesAreShown() throws IOException {
    String text =
        summary(
            """
            data: fashion-mnist
            model: [linear: 512, relu, linear: 10]
            optimizer: adam
            """);
    assertHas(
        text,
        "A sample has the shape [784].",
        "linear(out_features=512)  [512]      401,920",
        "weight [512, 784], bias [512]",
        "407,050 parameters, with gradients 3256.4 kB",
        "406,528 multiply-adds for a sample",
        "adam(lr=0.001",
        "remembers 3256.4 kB");
  }

  @Test
  void anImageStaysAnImageUntilFlatten() throws IOException {
    String text =
        summary(
            """
            data: digits
            model: [{parallel: [relu, tanh]}, flatten, linear: 10]
            optimizer: sgd
            """);
    assertHas(text, "[1, 8, 8]", "[2, 8, 8]", "[128]", "weight [10, 128]");
  }

  @Test
  void aTableIsReadForItsColumns() throws IOException {
    Files.writeString(
        nn.folder().resolve("t.csv"),
        """
        x,z,y
        1,3,a
        2,2,b
        3,4,a
        4,2,b
        5,6,a
        6,1,b
        """);
    String text =
        summary(
            """
            data: {csv: t.csv, label: y}
            model: [linear: 2]
            compare: {optimizers: [sgd, adam]}
            """);
    assertHas(
        text, "A sample has the shape [2].", "sgd(", "remembers 0 bytes", "remembers 48 bytes");
  }

  @Test
  void aNetworkThatDoesNotFitIsRefused() throws IOException {
    nn.run("summary", nn.config("data: digits\nmodel: [linear: 3]\noptimizer: sgd\n"))
        .assertFails(
            ExitCode.USAGE, "model[0]: the network's output has the shape [3], must be [10]");
  }
}
