package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are more, or less, than a text of JSON. */
class TraceFileTest {
  private static final String RELU =
      """
      {"cases": [{"name": "relu", "hyperparameters": {}, "x": [1], "y": [1], "dy_dx": [1]}]}
      """;

  private static final Nn NN = Nn.create();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"'', [, 2000", "'', 7, 2000", "\", x, 21000000"})
  void whatIsTooLargeToBeReadIsMalformed(String start, String sign, int times) {
    Checked run = Checked.text(NN, folder, "{\"cases\": " + start + sign.repeat(times));
    String message =
        ":1:\\d+: too large to be a trace: .* exceeds the maximum allowed \\(\\d+\\)\\R";
    assertTrue(run.err().matches("nn: \\S+" + message), run.err());
  }

  @Test
  void aFileThatEndsTooEarlyIsToldWhereWhatIsOpenBegan() {
    Checked run = Checked.text(NN, folder, "{\"optimizer\": \"sgd\", \"cases\": [{}");
    String message = "1:34: not JSON: Unexpected end-of-input: expected close marker for Array";
    assertTrue(run.err().contains(message + " (start marker at 1:31)"), run.err());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "mkfifo makes the pipe")
  void aPipeIsReadAsAFileIs() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Thread writer = Thread.ofPlatform().start(() -> write(pipe));
    assertEquals(1, Checked.files(NN, pipe).count("ok"));
    writer.join();
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, RELU);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
