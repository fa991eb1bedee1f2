package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.lab.console.Console;
import nn.lab.console.Style;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void aFaultOfNnIsOneLineAndAFileWithTheDetails() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Faults faults = new Faults(new Console(stream, stream, false, new Style(false), 100));
    assertEquals(ExitCode.FAULT, faults.handleError(new AssertionError("unforeseen")));
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(
        "nn: this should not have happened: java.lang.AssertionError: unforeseen",
        lines.getFirst());
    Path details = Path.of(lines.get(1).replaceFirst("The details are in (.*); .*", "$1"));
    assertTrue(Files.readString(details).contains("\tat "));
    Files.delete(details);
  }
}
