package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
  void optimizersComeFromArguments() {
    String output = Captured.output(() -> assertEquals(0, Main.run("optimizers", "adam(lr=0.01)")));
    assertTrue(output.contains("%  adam(lr=0.01)"), output);
  }
}
