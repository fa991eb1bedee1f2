package nn.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import nn.plot.Look.Mark;

/**
 * What the lines mean, in columns beside the diagrams: it takes room of its own, never theirs.
 *
 * @param entries from top to bottom
 */
record Legend(List<Entry> entries) {
  private static final int LINE = 17;
  private static final int GAP = 5;
  private static final int SWATCH = 30;
  private static final int SPACE = 8;
  private static final int LABEL_WIDTH = 300;
  private static final int DETAIL_WIDTH = 200;
  private static final int LABEL_LINES = 3;

  /**
   * What a line means.
   *
   * @param look how the line looks
   * @param label what it is
   * @param detail what came of it, shown in grey; may be empty
   */
  record Entry(Look look, String label, String detail) {}

  private record Row(Look look, List<String> label, String detail) {
    int height() {
      return LINE * label.size() + GAP;
    }
  }

  /** Rows that stand below each other, and the widths of their texts. */
  private record Column(List<Row> rows, int labels, int details) {
    int width() {
      return SWATCH + SPACE + labels + (details == 0 ? 0 : 2 * SPACE + details) + 3 * SPACE;
    }
  }

  Legend {
    entries = List.copyOf(entries);
  }

  /** Returns the width of all columns that are at most so high. */
  int width(FontMetrics metrics, int height) {
    return columns(metrics, height).stream().mapToInt(Column::width).sum();
  }

  /** Paints the columns from the origin to the right. */
  void paint(Graphics2D graphics, int height) {
    graphics.setFont(Theme.LABEL);
    FontMetrics metrics = graphics.getFontMetrics();
    int x = 0;
    for (Column column : columns(metrics, height)) {
      int y = 0;
      for (Row row : column.rows()) {
        paint(graphics, row, column, x, y);
        y += row.height();
      }
      x += column.width();
    }
  }

  private static void paint(Graphics2D graphics, Row row, Column column, int x, int y) {
    int middle = y + LINE / 2;
    graphics.setColor(row.look().color());
    graphics.setStroke(row.look().stroke());
    graphics.drawLine(x, middle, x + SWATCH, middle);
    if (row.look().mark() != Mark.NONE) {
      Panel.marker(row.look().mark()).paint(graphics, x + SWATCH / 2.0, middle, Theme.MARK);
    }
    int baseline = y + LINE - 4;
    graphics.setColor(Theme.TEXT);
    for (int i = 0; i < row.label().size(); i++) {
      graphics.drawString(row.label().get(i), x + SWATCH + SPACE, baseline + i * LINE);
    }
    graphics.setColor(Theme.QUIET);
    int detail = x + SWATCH + SPACE + column.labels() + 2 * SPACE;
    graphics.drawString(row.detail(), detail, baseline);
  }

  private List<Column> columns(FontMetrics metrics, int height) {
    List<Column> columns = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    int y = 0;
    for (Entry entry : entries) {
      Row row = row(entry, metrics);
      if (y + row.height() > height && !rows.isEmpty()) {
        columns.add(column(rows, metrics));
        rows.clear();
        y = 0;
      }
      rows.add(row);
      y += row.height();
    }
    if (!rows.isEmpty()) {
      columns.add(column(rows, metrics));
    }
    return columns;
  }

  private static Row row(Entry entry, FontMetrics metrics) {
    String label = Text.drawable(entry.label(), metrics.getFont());
    String detail = Text.drawable(entry.detail(), metrics.getFont());
    return new Row(
        entry.look(),
        Text.wrap(label, metrics, LABEL_WIDTH, LABEL_LINES),
        Text.wrap(detail, metrics, DETAIL_WIDTH, 1).getFirst());
  }

  private static Column column(List<Row> rows, FontMetrics metrics) {
    int labels =
        rows.stream()
            .flatMap(row -> row.label().stream())
            .mapToInt(metrics::stringWidth)
            .max()
            .orElse(0);
    int details = rows.stream().map(Row::detail).mapToInt(metrics::stringWidth).max().orElse(0);
    return new Column(List.copyOf(rows), labels, details);
  }
}
