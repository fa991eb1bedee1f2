package nn.lab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in aligned columns.
 *
 * <p>The first column and every column of text stands to the left, columns of numbers to the right,
 * as their header says.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param header its first line
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
   * Adds a row.
   *
   * @throws IllegalArgumentException if there is not one cell a column
   */
  public void add(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "expected " + columns.size() + " cells, found " + cells.length);
    }
    rows.add(List.of(cells));
  }

  /** Returns the header line and then one line a row, without blanks at their ends. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(columns.stream().map(Column::header).toList());
    all.addAll(rows);
    return all.stream().map(row -> line(row, widths(all))).toList();
  }

  private int[] widths(List<List<String>> all) {
    return IntStream.range(0, columns.size())
        .map(i -> all.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
        .toArray();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - width(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
