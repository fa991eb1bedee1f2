package nn.lab.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrintableStreamTest {
  @Test
  void whatSteersATerminalOrTheOrderOfLettersIsEscaped() {
    assertEquals(
        "a\\u001b]0;owned\\u0007b\\u009b2Jc\\rd\\u202ee\\u200bf\\u0008\\u007fg\\ud800\n",
        printed(
                false,
                out ->
                    out.println("a\u001b]0;owned\u0007b\u009b2Jc\rd\u202ee\u200bf\b\u007fg\ud800"))
            .replace("?", "\\ud800"));
  }

  @Test
  void lettersOfAllLanguagesAndLineBreaksStay() {
    String text = "Übung\t日本語 עברית 🙂\nsecond\n";
    assertEquals(text, printed(false, out -> out.print(text)));
  }

  @Test
  void stylesPassOnlyWhereTheyAreWanted() {
    String bold = new Style(true).bold("b") + new Style(true).bad("r") + "\n";
    assertEquals(bold, printed(true, out -> out.print(bold)));
    assertEquals(
        "\\u001b[1mb\\u001b[0m\\u001b[1;31mr\\u001b[0m\n", printed(false, out -> out.print(bold)));
  }

  @Test
  void ofTheOtherSequencesNonePasses() {
    assertEquals(
        "\\u001b[8mhidden\\u001b[2J\\u001b[38;5;0m\\u001b[1;1;1;1;1m\\u001b[A\\u001b\n",
        printed(
            true,
            out ->
                out.println(
                    "\u001b[8mhidden\u001b[2J\u001b[38;5;0m\u001b[1;1;1;1;1m\u001b[A\u001b")));
  }

  @Test
  void lettersAndStylesMayBeCutIntoSeveralWrites() {
    byte[] bytes = (new Style(true).good("ü🙂") + "\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(
        new String(bytes, StandardCharsets.UTF_8),
        printed(
            true,
            out -> {
              for (byte each : bytes) {
                out.write(each);
              }
            }));
  }

  @Test
  void aProgressLineIsOverwrittenAndOtherLinesAreNot() {
    assertEquals(
        "\rone\rtwo\r   \r\nnn: three\\rfour\n",
        printed(
            true,
            out -> {
              out.print("\rone");
              out.print("\rtwo");
              out.print("\r   \r");
              out.println();
              out.println("nn: three\rfour");
            }));
  }

  @Test
  void aLineThatNobodyReadsIsCut() {
    String printed = printed(false, out -> out.println("x".repeat(5_000_000) + "\nnext"));
    assertTrue(printed.length() < 10_000, "of " + printed.length() + " characters");
    assertTrue(printed.endsWith("x… (5000000 characters)\nnext\n"), "its end");
  }

  private static String printed(boolean styled, Consumer<PrintStream> printing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = PrintableStream.to(bytes, StandardCharsets.UTF_8, styled)) {
      printing.accept(stream);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
