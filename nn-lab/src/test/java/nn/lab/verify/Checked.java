package nn.lab.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.autograd.Nn;
import nn.lab.console.Console;
import nn.lab.console.Style;
import nn.layers.loss.Losses;

/** Files that were checked, and what was printed. */
record Checked(Verification verification, String out, String err) {

  static Checked files(Nn nn, Path... files) {
    return files(nn, Tolerance.DEFAULT, files);
  }

  static Checked files(Nn nn, Tolerance tolerance, Path... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            new Style(false),
            100);
    Verification verification = new Verification(nn, new Losses(), tolerance, console);
    List.of(files).forEach(verification::check);
    verification.summarize();
    return new Checked(
        verification, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Checked text(Nn nn, Path folder, String json) {
    try {
      return files(nn, Files.writeString(folder.resolve("trace.json"), json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many cases have this result. */
  long count(String result) {
    return out.lines().filter(line -> line.matches(" +\\d+  .*  " + result)).count();
  }
}
