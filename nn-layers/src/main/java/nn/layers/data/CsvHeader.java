package nn.layers.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nn.autograd.registry.Suggestions;

/**
 * The columns of a table.
 *
 * @param columns their names, in the order of the file
 * @param targets the indices of those that hold what is to be predicted
 */
record CsvHeader(List<String> columns, List<Integer> targets) {
  /** Of more columns than this only the first are named. */
  private static final int SHOWN = 10;

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*[.,]?\\d+([eE][-+]?\\d+)?");

  CsvHeader {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /** Reads the header line; the error has every problem in it. */
  static CsvHeader of(String file, long line, List<String> fields, TargetNames wanted)
      throws DataFileException {
    List<String> columns = fields.stream().map(String::strip).toList();
    List<String> problems = new ArrayList<>(nameProblems(line, columns));
    List<Integer> found = wanted.names().stream().map(columns::indexOf).toList();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) < 0) {
        String name = wanted.names().get(i);
        problems.add(
            String.format(
                Locale.ROOT,
                "line %d: no column '%s' for the %s.%s Columns: %s",
                line,
                name,
                wanted.role(),
                hint(name, columns),
                names(columns)));
      }
    }
    if (!found.contains(-1) && columns.size() == found.size()) {
      problems.add("line " + line + ": expected feature columns beside the " + wanted.role());
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(file, problems);
    }
    return new CsvHeader(columns, found);
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
    return IntStream.range(0, columns.size())
        .filter(column -> !targets.contains(column))
        .mapToObj(columns::get)
        .toList();
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
