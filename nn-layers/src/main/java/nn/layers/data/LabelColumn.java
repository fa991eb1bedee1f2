package nn.layers.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The column with the class of each row; every class is kept once, every row as a number. */
final class LabelColumn implements TargetColumns {
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

  @Override
  public void read(long line, int row, int target, String cell) {
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

  @Override
  public boolean isHopeless() {
    return hasTooManyClasses();
  }

  @Override
  public void end(long rows) {}

  @Override
  public ClassTargets targets(CsvProblems found) {
    List<String> classes = found.isEmpty() ? classNames() : List.of();
    if (classes.size() == 1) {
      found.add(
          "file",
          "column "
              + CellText.quoted(name)
              + ": expected at least 2 classes, found 1: "
              + CellText.quoted(classes.getFirst()));
    }
    return new ClassTargets(found.isEmpty() ? targets(classes) : new int[0], classes);
  }

  private boolean hasTooManyClasses() {
    return codes.size() > MOST_CLASSES;
  }

  /** Returns the classes in order; labels that are alike are a problem. */
  private List<String> classNames() {
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
  private int[] targets(List<String> classNames) {
    int[] indices = new int[codes.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[codes.getOrDefault(classNames.get(i), -1)] = i;
    }
    return Arrays.stream(rows, 0, count).map(code -> indices[code]).toArray();
  }
}
