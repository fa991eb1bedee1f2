package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  @Test
  void withoutANameListsTheWalk() {
    String output = Captured.output(() -> assertEquals(0, Main.run()));
    assertEquals(8, output.lines().count());
  }

  @Test
  void wrongNameIsAnsweredWithTheNearest() {
    String errors = Captured.errors(() -> assertEquals(2, Main.run("traning-loop")));
    assertTrue(errors.contains("Did you mean 'training-loop'?"), errors);
  }

  @Test
  void wrongOptimizerIsAnsweredInOneLine() {
    String errors =
        Captured.errors(() -> assertEquals(2, Main.run("optimizers", "sgd(momentun=0.9)")));
    assertTrue(errors.contains("momentum"), errors);
    assertEquals(1, errors.lines().count(), errors);
  }

  @Test
  void folderThatCannotBeWrittenIsNamedInOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    String errors = Captured.errors(() -> Captured.output(() -> assertEquals(2, draw(file))));
    assertTrue(errors.startsWith("cannot write " + file.toAbsolutePath()), errors);
    assertEquals(1, errors.lines().count(), errors);
  }

  private static int draw(Path folder) {
    return Main.run("gradient-descent", folder.toString());
  }

  @Test
  void optimizersComeFromArguments() {
    String output = Captured.output(() -> assertEquals(0, Main.run("optimizers", "adam(lr=0.01)")));
    assertTrue(output.contains("%  adam(lr=0.01)"), output);
  }
}
