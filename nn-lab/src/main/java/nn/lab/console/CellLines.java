package nn.lab.console;

import java.util.ArrayList;
import java.util.List;

/** Cuts a cell that is too wide for its column into lines, at blanks and brackets if it can. */
final class CellLines {
  private static final String INDENT = "    ";

  private CellLines() {}

  /** Returns the lines of a cell, each after the first indented. */
  static List<String> of(String cell, int width) {
    List<String> lines = new ArrayList<>();
    String rest = cell;
    while (TextWidth.of(rest) > width) {
      int end = end(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = INDENT + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** A blank is the best place, then an opening bracket. */
  private static int end(String text, int width) {
    int end = TextWidth.end(text, width);
    int blank = text.lastIndexOf(' ', end);
    int bracket = text.lastIndexOf('(', end - 1) + 1;
    int best = blank > INDENT.length() ? blank : bracket;
    return best > INDENT.length() ? best : end;
  }
}
