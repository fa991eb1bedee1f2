package nn.lab;

import java.util.ArrayList;
import java.util.List;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;

/** Names, each with what it takes beside it and what it means below it. */
final class Explanation {
  private static final int WIDTH = 80;

  private final Style style;
  private final Table table;
  private final List<String> meanings = new ArrayList<>();

  /** Creates an empty one whose names are of a kind: {@code hyperparameter}. */
  Explanation(String kind, Style style) {
    this.style = style;
    this.table = new Table(Column.text("  " + kind), Column.text("value"));
  }

  void add(String name, String value, String meaning) {
    table.add("  " + name, value);
    meanings.add(meaning);
  }

  List<String> lines() {
    List<String> rows = table.rows();
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(rows.getFirst()));
    for (int i = 1; i < rows.size(); i++) {
      lines.add(rows.get(i));
      wrap(meanings.get(i - 1)).forEach(line -> lines.add("      " + style.dim(line)));
    }
    return lines;
  }

  /**
   * Returns a text in lines of at most 80 characters, unless a word is longer. Its own line breaks
   * count as blanks: an author's text cannot look like a line of nn's.
   */
  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
