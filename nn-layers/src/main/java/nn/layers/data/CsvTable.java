package nn.layers.data;

import java.io.EOFException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nn.api.Shape;
import nn.autograd.registry.Suggestions;

/** The lines of a CSV file on their way to a data set, and what is wrong with them. */
final class CsvTable {
  /** {@link Float#parseFloat} accepts more: NaN, hexadecimal digits, the suffixes f and d. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /** Of more columns than this only the first are named. */
  private static final int SHOWN = 10;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final String label;
  private final List<String> problems = new ArrayList<>();
  private final List<float[]> features = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private List<String> columns = List.of();
  private int labelColumn = -1;
  private long lastLine;

  CsvTable(String file, String label) {
    this.file = file;
    this.label = label;
  }

  /** Adds a line; the first is the header. */
  void add(long line, List<String> fields) throws DataFileException {
    lastLine = line;
    if (columns.isEmpty()) {
      readHeader(line, fields);
    } else if (fields.size() != columns.size()) {
      problems.add(
          "line " + line + ": expected " + columns.size() + " values, found " + fields.size());
    } else {
      readSample(line, fields);
    }
  }

  /** Returns the error for a file that cannot be read any further. */
  DataFileException unreadable(RuntimeException e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    String reason =
        switch (cause) {
          case CharacterCodingException _ -> "expected UTF-8";
          case EOFException _ -> "the packed data ends early";
          default -> String.valueOf(cause.getMessage());
        };
    problems.add("after line " + lastLine + ": " + reason);
    return new DataFileException(file, problems);
  }

  Dataset toDataset() throws DataFileException {
    if (columns.isEmpty()) {
      problems.add("expected a header line and samples, found an empty file");
    } else if (labels.isEmpty() && problems.isEmpty()) {
      problems.add("expected samples after the header line, found none");
    }
    ClassLabels classes = ClassLabels.of(labels);
    if (problems.isEmpty() && classes.names().size() < 2) {
      problems.add("column '" + label + "': expected at least 2 classes, found 1");
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(file, problems);
    }
    Samples inputs = Samples.of(Shape.of(columns.size() - 1), flat(columns.size() - 1));
    return new Dataset(file, inputs, classes.indices(labels), classes.names());
  }

  private void readHeader(long line, List<String> fields) throws DataFileException {
    List<String> names = new ArrayList<>(fields);
    names.set(0, names.getFirst().replace(BYTE_ORDER_MARK, ""));
    names.replaceAll(String::strip);
    columns = List.copyOf(names);
    labelColumn = columns.indexOf(label);
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        problems.add("line " + line + ": column '" + column + "' stands twice");
      }
    }
    if (labelColumn < 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "line %d: no column '%s' for the label.%s Columns: %s",
              line,
              label,
              Suggestions.didYouMean(label, columns),
              names(columns)));
    } else if (columns.size() == 1) {
      problems.add("line " + line + ": expected feature columns beside the label");
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(file, problems);
    }
  }

  private static String names(List<String> columns) {
    String first = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
    return columns.size() <= SHOWN ? first : first + ", … (" + columns.size() + ")";
  }

  private void readSample(long line, List<String> fields) {
    float[] values = new float[columns.size() - 1];
    int next = 0;
    for (int column = 0; column < columns.size(); column++) {
      if (column != labelColumn) {
        values[next++] = number(line, column, fields.get(column).strip());
      }
    }
    String name = fields.get(labelColumn).strip();
    if (name.isEmpty()) {
      problems.add(place(line, labelColumn) + "expected a label, found nothing");
    }
    labels.add(name);
    features.add(values);
  }

  private float number(long line, int column, String text) {
    float value = NUMBER.matcher(text).matches() ? Float.parseFloat(text) : Float.NaN;
    if (!Float.isFinite(value)) {
      String found = text.isEmpty() ? "nothing" : "'" + text + "'";
      problems.add(place(line, column) + "expected a finite number, found " + found);
    }
    return value;
  }

  private String place(long line, int column) {
    return "line " + line + ", column '" + columns.get(column) + "': ";
  }

  private float[] flat(int size) {
    float[] values = new float[Math.multiplyExact(features.size(), size)];
    for (int i = 0; i < features.size(); i++) {
      System.arraycopy(features.get(i), 0, values, i * size, size);
    }
    return values;
  }
}
