package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void foreignTextStaysInItsLine() {
    assertEquals(
        "ok\\nnn: all is well\\r\\t\\u001b[2J\\u2028",
        Excerpt.of("ok\nnn: all is well\r\t\u001b[2J\u2028"));
  }

  @Test
  void charactersBeyondTheFirstPlaneAreEscapedAsTheUnitsOfAString() {
    assertEquals("a\\udb40\\udc41b", Printable.line("a\udb40\udc41b"));
  }

  @Test
  void whatIsPrintableIsTheSameTextAlsoAfterEscapingTwice() {
    String text = "Gewicht für 日本語 🙂, é";
    assertSame(text, Printable.line(text));
    String once = Printable.line("\u202e\u009b");
    assertSame(once, Printable.line(once));
  }

  @Test
  void longTextIsCutToItsBeginningAndItsLength() {
    String cut = Excerpt.of("\u001b".repeat(100_000));
    assertTrue(cut.endsWith("\\u001b… (100000 characters)"), cut.substring(cut.length() - 50));
    assertTrue(cut.length() < 10_000, "of " + cut.length() + " characters");
  }

  @Test
  void aMessageThatFailsIsReplacedByItsType() {
    assertEquals(Silent.class.getName(), Excerpt.of(new Silent()));
  }

  private static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no");
    }
  }
}
