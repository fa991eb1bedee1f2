package nn.layers.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nn.autograd.registry.Suggestions;

/**
 * The columns of a table.
 *
 * @param columns their names, in the order of the file
 * @param label the index of the one that holds the class
 */
record CsvHeader(List<String> columns, int label) {
  /** Of more columns than this only the first are named. */
  private static final int SHOWN = 10;

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*[.,]?\\d+([eE][-+]?\\d+)?");

  CsvHeader {
    columns = List.copyOf(columns);
  }

  /** Reads the header line; the error has every problem in it. */
  static CsvHeader of(String file, long line, List<String> fields, String label)
      throws DataFileException {
    List<String> columns = fields.stream().map(String::strip).toList();
    List<String> problems = new ArrayList<>(nameProblems(line, columns));
    int labelColumn = columns.indexOf(label);
    if (labelColumn < 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "line %d: no column '%s' for the label.%s Columns: %s",
              line,
              label,
              hint(label, columns),
              names(columns)));
    } else if (columns.size() == 1) {
      problems.add("line " + line + ": expected feature columns beside the label");
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(file, problems);
    }
    return new CsvHeader(columns, labelColumn);
  }

  /** A header that has numbers is most likely the first sample. */
  private static String hint(String label, List<String> columns) {
    return columns.stream().anyMatch(column -> NUMBER.matcher(column).matches())
        ? " Does the file lack a header line? Write one with the names of the columns above the"
            + " first sample."
        : Suggestions.didYouMean(label, columns);
  }

  /** Returns the columns that are features. */
  List<String> features() {
    List<String> features = new ArrayList<>(columns);
    features.remove(label);
    return features;
  }

  /** Returns where a value stands, for an error. */
  static String place(long line, String column) {
    return "line " + line + ", column " + CellText.quoted(column) + ": ";
  }

  private static List<String> nameProblems(long line, List<String> columns) {
    CsvProblems problems = new CsvProblems();
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      String start = "line " + line + ": column ";
      if (column.isEmpty()) {
        problems.add("no name", start + (i + 1) + " has no name." + unnamed(i, columns.size()));
      } else if (!seen.add(column)) {
        problems.add("twice", start + CellText.quoted(column) + " stands twice");
      }
    }
    return problems.list();
  }

  private static String unnamed(int index, int count) {
    if (index == 0) {
      return " If it is a row number, as pandas writes with index=True, leave it out: it would be"
          + " learned";
    }
    return index == count - 1
        ? " Does the line end with a separator too many?"
        : " Give it one, or leave it out";
  }

  private static String names(List<String> columns) {
    List<String> first = columns.stream().limit(SHOWN).map(CellText::shown).toList();
    String names = String.join(", ", first);
    return columns.size() <= SHOWN ? names : names + ", … (" + columns.size() + ")";
  }
}
