package nn.lab.console;

import java.util.ArrayList;
import java.util.List;
import nn.lab.console.Table.Column;

/** Rows for a terminal too narrow for columns: the first cell, and each other cell on its own. */
final class StackedRows {
  private static final String INDENT = "    ";

  private StackedRows() {}

  /** Returns the first header, then each row as a text of several lines. */
  static List<String> of(List<Column> columns, List<List<String>> rows) {
    List<String> all = new ArrayList<>();
    all.add(header(columns.getFirst()));
    rows.forEach(row -> all.add(row(columns, row)));
    return all;
  }

  private static String row(List<Column> columns, List<String> cells) {
    StringBuilder text = new StringBuilder(cells.getFirst());
    for (int i = 1; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        text.append('\n').append(INDENT).append(header(columns.get(i)));
        text.append(": ").append(cells.get(i));
      }
    }
    return text.toString();
  }

  private static String header(Column column) {
    return column.header().replace('\n', ' ');
  }
}
