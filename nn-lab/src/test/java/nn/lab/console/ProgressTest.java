package nn.lab.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLineInPlaceIsOverwrittenWholeAndLeavesNothing() {
    try (Progress progress = new LiveProgress(stream, 40)) {
      progress.milestone("a longer line");
      progress.milestone("short");
    }
    String expected = "\ra longer line\rshort" + " ".repeat(8) + "\r" + " ".repeat(5) + "\r";
    assertEquals(expected, written());
  }

  @Test
  void aLineInPlaceNeverReachesTheEndOfTheTerminal() {
    try (Progress progress = new LiveProgress(stream, 20)) {
      progress.milestone("x".repeat(50));
    }
    assertTrue(written().startsWith("\r" + "x".repeat(18) + "…\r"), written());
  }

  @Test
  void lettersThatTakeTwoColumnsNeitherWrapTheLineNorLeaveHalves() {
    try (Progress progress = new LiveProgress(stream, 10)) {
      progress.milestone("\u5b66\u7fd2\u7387\u5b66\u7fd2\u7387");
      progress.milestone("ab");
    }
    String cut = "\u5b66\u7fd2\u7387\u5b66…";
    assertEquals("\r" + cut + "\rab" + " ".repeat(7) + "\r  \r", written());
  }

  @Test
  void aPipeGetsMilestonesAndOneLineInTenSeconds() {
    AtomicLong time = new AtomicLong();
    Progress progress = new PlainProgress(stream, time::get);
    progress.update(() -> "too early");
    progress.milestone("milestone");
    time.addAndGet(TimeUnit.SECONDS.toNanos(9));
    progress.update(() -> "too early");
    time.addAndGet(TimeUnit.SECONDS.toNanos(1));
    progress.update(() -> "in time");
    progress.update(() -> "too early");
    progress.close();
    assertEquals("milestone\nin time\n", written().replace("\r\n", "\n"));
  }

  @Test
  void withoutATerminalNothingIsColouredOrOverwritten() {
    Console console = Console.system(Map.of("COLUMNS", "33"));
    assertFalse(console.live());
    assertEquals("x", console.style().good("x"));
    assertEquals(33, console.width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "abc", "12345", "8O", " 80"})
  void aWidthThatIsNoneCountsAsEightyColumns(String columns) {
    assertEquals(80, Console.system(Map.of("COLUMNS", columns)).width());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aLineInPlaceFitsTheNarrowestTerminal(int width) {
    try (Progress progress = new LiveProgress(stream, width)) {
      progress.milestone("x".repeat(50));
    }
    String line = "x".repeat(Math.max(0, width - 2)) + "…";
    assertTrue(written().startsWith("\r" + line + "\r"), written());
  }

  @Test
  void aTerminalWithoutALocaleIsWrittenToInUtf8AndOneWithALocaleInItsOwnCharacters() {
    assertEquals(StandardCharsets.UTF_8, Console.charset(StandardCharsets.US_ASCII));
    assertEquals(StandardCharsets.ISO_8859_1, Console.charset(StandardCharsets.ISO_8859_1));
  }

  @Test
  void colourIsEscapedOnlyWhereItIsWanted() {
    assertEquals("\u001b[1mx\u001b[0m", new Style(true).bold("x"));
    assertEquals("", new Style(true).bold(""));
    assertEquals("x", new Style(false).bad("x"));
  }
}
