package nn.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  private static final String SGD =
      """
      {"optimizer": "sgd", "cases": [{"name": "tiny", "hyperparameters": {"lr": 1},
      "parameters": [{"name": "w", "shape": [1], "initial": [2]}],
      "gradients": [[[1]]], "after": [[[1]]]}]}
      """;

  @TempDir Path folder;

  private String good;
  private String off;
  private String absent;
  private String malformed;

  @BeforeEach
  void writeTraces() throws IOException {
    good = write("good.json", SGD);
    off = write("off.json", SGD.replace("[[[1]]]}", "[[[1.01]]]}"));
    absent = write("absent.json", SGD.replace("sgd", "lion"));
    malformed = write("malformed.json", SGD.replace("\"cases\"", "cases"));
  }

  private String write(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json).toString();
  }

  private Recorded verify(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "verify";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Recorded.run(folder, all);
  }

  private int exitCode(String... arguments) {
    Recorded run = verify(arguments);
    assertFalse(run.err().contains("\tat "), run.err());
    return run.exitCode();
  }

  @Test
  void theExitCodeSaysWhatWasFound() {
    assertAll(
        () -> assertEquals(0, exitCode(good)),
        () -> assertEquals(1, exitCode(good, off)),
        () -> assertEquals(0, exitCode(good, absent)),
        () -> assertEquals(1, exitCode("--strict", good, absent)),
        () -> assertEquals(0, exitCode("--strict", good)),
        () -> assertEquals(2, exitCode(malformed)),
        () -> assertEquals(2, exitCode(off, malformed)),
        () -> assertEquals(2, exitCode(folder.resolve("none.json").toString())),
        () -> assertEquals(2, exitCode(folder.toString())),
        () -> assertEquals(2, exitCode()));
  }

  @Test
  void theTolerancesAreOptions() {
    assertAll(
        () -> assertEquals(0, exitCode("--rtol", "0.02", off)),
        () -> assertEquals(0, exitCode("--atol", "0.02", off)),
        () -> assertEquals(1, exitCode("--atol", "0.002", off)),
        () -> assertEquals(0, exitCode("--atol", "0", "--rtol", "0", good)),
        () -> assertEquals(2, exitCode("--rtol", "-1", good)),
        () -> assertEquals(2, exitCode("--atol", "NaN", good)));
  }

  @Test
  void aMalformedFileKeepsNoOtherFromBeingChecked() {
    Recorded run = verify(malformed, good);
    assertTrue(run.err().startsWith("nn: " + malformed + ":1:"), run.err());
    assertTrue(run.out().contains("1 ok, 0 off, 0 without a plugin, 1 file not read"), run.out());
  }

  @Test
  void theTableNamesTheCaseAndTheLargestDifference() {
    String row = verify(off).out().lines().filter(line -> line.startsWith("  0")).findFirst().get();
    assertTrue(row.matches("  0  sgd, tiny +1\\.0e-02 +9\\.9e-03 +step 1, w\\[0\\] +OFF"), row);
  }

  @Test
  void theFirstNumberThatIsOffIsShownWithWhatWasComputed() {
    String all = verify(off).out();
    assertTrue(
        all.contains(
            "OFF 0 sgd, tiny: first at step 1, w[0]: expected 1.01000000, found 1.00000000,"
                + " a difference of 1.0e-02 where 2.2e-05 is allowed (cases[0].after[0][0][0])"),
        all);
  }
}
