package nn.layers.data;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column of numbers, and what in it is none. */
final class FeatureColumn {
  /** {@link Double#parseDouble} accepts more: NaN, hexadecimal digits, the suffixes f and d. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /** Numbers of as many digits differ as doubles if they differ at all. */
  private static final int ALWAYS_EXACT = 15;

  private static final int COMPARED = 4096;
  private static final int SAMPLES = 3;

  private final String name;
  private final DecimalMark mark;
  private final CsvProblems problems;
  private final Map<Double, String> rounded = new LinkedHashMap<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private long notNumbers;

  FeatureColumn(String name, DecimalMark mark, CsvProblems problems) {
    this.name = name;
    this.mark = mark;
    this.problems = problems;
  }

  /** Returns the number in a cell; what is none is a problem. */
  double read(long line, String cell) {
    boolean isComma = mark.isComma(cell);
    double value =
        isComma || NUMBER.matcher(cell).matches()
            ? Double.parseDouble(isComma ? cell.replace(',', '.') : cell)
            : Double.NaN;
    String problem = problem(line, cell, value);
    if (problem != null) {
      problems.add(name, CsvHeader.place(line, name) + problem);
    }
    return value;
  }

  /** If no cell of several rows was a number, says so once instead of each time. */
  void end(long rows) {
    if (rows < 2 || notNumbers < rows) {
      return;
    }
    String column = "column " + CellText.quoted(name);
    problems.replace(
        name,
        texts.isEmpty()
            ? column + " is empty in every line; expected numbers. Leave it out"
            : column + " holds text (" + CellText.list(texts) + "), expected numbers" + textHint());
  }

  private String textHint() {
    return texts.stream()
        .map(mark::hint)
        .filter(hint -> !hint.isEmpty())
        .findFirst()
        .orElse(
            ". Leave it out, or put numbers in its place: for a few different texts, a column of 0"
                + " and 1 for each");
  }

  private @Nullable String problem(long line, String cell, double value) {
    if (!Double.isFinite(value)) {
      countText(cell);
      return "expected a finite number, found " + CellText.found(cell) + mark.hint(cell);
    }
    if (Math.abs(value) > Float.MAX_VALUE) {
      return "expected a number of at most " + Float.MAX_VALUE + ", found " + CellText.quoted(cell);
    }
    String conflict = mark.conflict(line, cell);
    return conflict != null ? conflict : roundingProblem(cell, value);
  }

  private void countText(String cell) {
    notNumbers++;
    if (!cell.isEmpty() && texts.size() < SAMPLES) {
      texts.add(cell);
    }
  }

  /** Whole numbers of more than 15 digits, as times in nanoseconds are, may become the same one. */
  private @Nullable String roundingProblem(String cell, double value) {
    if (cell.length() <= ALWAYS_EXACT
        || !cell.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    BigDecimal exact = new BigDecimal(cell);
    if (exact.compareTo(new BigDecimal(value)) == 0 && !rounded.containsKey(value)) {
      return null;
    }
    String before =
        rounded.size() < COMPARED ? rounded.putIfAbsent(value, cell) : rounded.get(value);
    return before == null || exact.compareTo(new BigDecimal(before)) == 0
        ? null
        : CellText.quoted(cell)
            + " cannot be told from "
            + CellText.quoted(before)
            + ": numbers are read with about 16 digits. Subtract the same number from the whole"
            + " column";
  }
}
