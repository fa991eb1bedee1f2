package nn.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final FontMetrics METRICS = metrics();

  private static FontMetrics metrics() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    return graphics.getFontMetrics(Theme.LABEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0007", "\u009b", "\u202e", "\u200b", "\ud800", "\u2028", "\n", "\ue000"})
  void whatCannotBeSeenIsAQuestionMark(String character) {
    assertEquals("a?b", Text.drawable("a" + character + "b", Theme.LABEL));
  }

  @Test
  void whatTheFontHasStays() {
    String text = "sgd(lr=0.1) ± ×";
    assertEquals(text, Text.drawable(text, Theme.LABEL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sgd",
        "lookahead(k=5, alpha=0.5, inner=sgd(lr=0.1, momentum=0.9, weight_decay=0.0001))",
        "averylongnamewithoutanyplacewhereitcouldbebrokenintotwoortwomorelines",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
      })
  void linesFitAndHoldTheBeginning(String text) {
    int width = 140;
    for (int lines = 1; lines <= 4; lines++) {
      List<String> wrapped = Text.wrap(text, METRICS, width, lines);
      assertTrue(wrapped.size() <= lines, wrapped::toString);
      wrapped.forEach(line -> assertTrue(METRICS.stringWidth(line) <= width, line));
      String joined = String.join("", wrapped).replace(" ", "").replace("…", "");
      assertTrue(text.replace(" ", "").startsWith(joined), joined);
      boolean isCut = wrapped.getLast().endsWith("…");
      assertEquals(isCut, !text.replace(" ", "").equals(joined));
    }
  }
}
