package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import nn.lab.console.Console;
import nn.lab.console.Style;

/** A run of the command, and what it wrote. */
record Recorded(int exitCode, String out, String err) {
  static Recorded run(Path home, String... arguments) {
    return run(100, home, arguments);
  }

  /** Runs the command in a terminal with so many columns. */
  static Recorded run(int width, Path home, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            new Style(false),
            width);
    int exitCode = Main.run(new Context(console, Map.of(), home), arguments);
    return new Recorded(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Fails unless the command ended with a code and these messages, and without a stack trace. */
  void assertFails(int expectedCode, String... messages) {
    assertEquals(expectedCode, exitCode, err);
    assertTrue(err.startsWith("nn: "), err);
    for (String message : messages) {
      assertTrue(err.contains(message), err);
    }
    assertFalse(err.contains("\tat "), err);
  }
}
