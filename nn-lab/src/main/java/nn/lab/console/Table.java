package nn.lab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.autograd.registry.Excerpt;

/**
 * Rows in aligned columns, in a terminal's width where that is possible.
 *
 * <p>Columns of text stand to the left, columns of numbers to the right. A row that is too long
 * gets more lines: the cells of the first column are cut at blanks and brackets. In a terminal that
 * is too narrow even for that, the cells of a row stand below each other.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 20;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param header of one or several lines
   * @param right whether its cells stand to the right
   */
  public record Column(String header, boolean right) {
    /** Returns a column of text. */
    public static Column text(String header) {
      return new Column(header, false);
    }

    /** Returns a column of numbers. */
    public static Column number(String header) {
      return new Column(header, true);
    }
  }

  /** Creates a table without rows. */
  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row; what is not printable in a cell is escaped, and a cell that is too long cut.
   *
   * @throws IllegalArgumentException if there is not one cell per column
   */
  public void add(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " cells, found " + cells.length);
    }
    rows.add(Stream.of(cells).map(Excerpt::of).toList());
  }

  /** Returns the header and then the rows, in one line each unless a header has more. */
  public List<String> rows() {
    return rows(Integer.MAX_VALUE);
  }

  /**
   * Returns the header and then the rows, each a text of one or several lines without blanks at
   * their ends.
   *
   * @param width how long a line may be
   */
  public List<String> rows(int width) {
    int[] widths = widths(width);
    if (lineLength(widths) > width) {
      return StackedRows.of(columns, rows);
    }
    List<String> all = new ArrayList<>();
    all.add(header(widths));
    rows.forEach(row -> all.add(row(row, widths)));
    return all;
  }

  private int[] widths(int limit) {
    int[] widths =
        IntStream.range(0, columns.size())
            .map(i ->
                Math.max(
                    widest(columns.get(i).header()),
                    rows.stream().mapToInt(row -> TextWidth.of(row.get(i))).max().orElse(0)))
            .toArray();
    int line = lineLength(widths);
    if (line > limit) {
      widths[0] = Math.min(widths[0], Math.max(NARROWEST, widths[0] - (line - limit)));
    }
    return widths;
  }

  private static int lineLength(int[] widths) {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private static int widest(String header) {
    return header.lines().mapToInt(TextWidth::of).max().orElse(0);
  }

  /** Headers end on the same line. */
  private String header(int[] widths) {
    List<List<String>> headers = columns.stream().map(c -> c.header().lines().toList()).toList();
    int height = headers.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height)
        .mapToObj(line ->
            line(
                headers.stream()
                    .map(lines -> {
                      int own = line - (height - lines.size());
                      return own < 0 ? "" : lines.get(own);
                    })
                    .toList(),
                widths))
        .collect(Collectors.joining("\n"));
  }

  private String row(List<String> cells, int[] widths) {
    List<String> first = CellLines.of(cells.getFirst(), widths[0]);
    List<String> top = new ArrayList<>(cells);
    top.set(0, first.getFirst());
    List<String> lines = new ArrayList<>(first);
    lines.set(0, line(top, widths));
    return String.join("\n", lines);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String blanks = " ".repeat(widths[i] - TextWidth.of(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}
