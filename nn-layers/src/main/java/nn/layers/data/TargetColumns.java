package nn.layers.data;

import java.util.List;

/** The columns of a table with what is to be predicted, on their way to targets. */
sealed interface TargetColumns permits LabelColumn, NumberColumns {
  /**
   * Takes a cell.
   *
   * @param row 0 the first
   * @param target which of the columns it is in, 0 the first that was asked for
   */
  void read(long line, int row, int target, String cell);

  /** Returns whether reading on would say nothing new. */
  boolean isHopeless();

  /** Says once what is wrong in all rows. */
  void end(long rows);

  /** Returns the targets of all rows; what is wrong with them is a problem. */
  Targets targets(CsvProblems problems);

  static TargetColumns of(TargetNames names, DecimalMark mark, CsvProblems problems) {
    return names.areClasses()
        ? new LabelColumn(names.names().getFirst(), problems)
        : new NumberColumns(List.copyOf(names.names()), mark, problems);
  }
}
