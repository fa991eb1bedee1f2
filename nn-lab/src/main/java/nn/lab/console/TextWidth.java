package nn.lab.console;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.List;

/** How many columns of a terminal a text takes: letters of East Asia take two, accents none. */
final class TextWidth {
  private static final List<UnicodeScript> WIDE_SCRIPTS =
      List.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  /** In the block of the forms of two widths, those from here to the other end are narrow. */
  private static final int FIRST_HALF_WIDTH = 0xFF61;

  private static final int LAST_HALF_WIDTH = 0xFFDF;

  private TextWidth() {}

  /** Returns the columns of a text. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Returns the index behind the longest start of a text that takes at most so many columns. */
  static int end(String text, int columns) {
    int end = 0;
    int width = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      width += of(character);
      if (width > columns) {
        return end;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  private static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  private static boolean isWide(int character) {
    UnicodeBlock block = UnicodeBlock.of(character);
    if (UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block)) {
      return character < FIRST_HALF_WIDTH || character > LAST_HALF_WIDTH;
    }
    return UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || WIDE_SCRIPTS.contains(UnicodeScript.of(character))
        || character == '\u30fc'
        || Character.isEmojiPresentation(character);
  }
}
