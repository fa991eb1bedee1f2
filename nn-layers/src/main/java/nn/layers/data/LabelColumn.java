package nn.layers.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The column with the class of each row; every class is kept once, every row as a number. */
final class LabelColumn {
  private static final int MOST_CLASSES = 100_000;

  private final String name;
  private final CsvProblems problems;
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private int[] rows = new int[1024];
  private int count;

  LabelColumn(String name, CsvProblems problems) {
    this.name = name;
    this.problems = problems;
  }

  void read(long line, String cell) {
    if (cell.isEmpty()) {
      problems.add(name, CsvHeader.place(line, name) + "expected a label, found nothing");
      return;
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, Math.multiplyExact(2, count));
    }
    Integer code = codes.get(cell);
    if (code == null) {
      code = codes.size();
      codes.put(cell, code);
    }
    rows[count++] = code;
  }

  boolean hasTooManyClasses() {
    return codes.size() > MOST_CLASSES;
  }

  /** Returns the classes in order; labels that are alike are a problem. */
  List<String> classNames() {
    String column = "column " + CellText.quoted(name);
    if (hasTooManyClasses()) {
      problems.add(
          name,
          column
              + ": expected at most "
              + MOST_CLASSES
              + " classes, found more. Is this the column with the class?");
      return List.of();
    }
    for (ClassLabels.Alike alike : ClassLabels.alike(codes.keySet())) {
      problems.add(name, column + ": " + alike);
    }
    return ClassLabels.inOrder(codes.keySet());
  }

  /** Returns the index of the class of each row. */
  int[] targets(List<String> classNames) {
    int[] indices = new int[codes.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[codes.getOrDefault(classNames.get(i), -1)] = i;
    }
    return Arrays.stream(rows, 0, count).map(code -> indices[code]).toArray();
  }
}
