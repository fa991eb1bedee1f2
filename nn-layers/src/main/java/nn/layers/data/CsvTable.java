package nn.layers.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a CSV file on their way to a data set, and what is wrong with them. */
final class CsvTable {
  private final String file;
  private final CsvHeader header;
  private final CsvProblems problems = new CsvProblems();
  private final List<FeatureColumn> features;
  private final TargetColumns targets;
  private final double[] row;

  /** Null as soon as there is a problem: the rows are not needed any more. */
  private @Nullable TableSamples samples;

  private long lastLine;
  private long rows;

  CsvTable(String file, CsvHeader header, TargetNames wanted, char separator) {
    DecimalMark mark = new DecimalMark(separator);
    List<String> names = header.features();
    this.file = file;
    this.header = header;
    this.features = names.stream().map(name -> new FeatureColumn(name, mark, problems)).toList();
    this.targets = TargetColumns.of(wanted, mark, problems);
    this.row = new double[names.size()];
    this.samples = new TableSamples(names.size());
  }

  /** Adds the values of a line. */
  void add(long line, List<String> fields) {
    lastLine = line;
    if (fields.size() == 1 && fields.getFirst().isBlank()) {
      return;
    }
    Optional<String> severalLines =
        fields.stream()
            .filter(field -> field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)
            .findFirst();
    if (severalLines.isPresent()) {
      problems.add("lines", "line " + line + ": " + severalLines(severalLines.get()));
    } else if (fields.size() != header.columns().size()) {
      problems.add("length", "line " + line + ": " + wrongLength(fields));
    } else {
      read(line, fields);
    }
  }

  /** Returns whether reading on would say nothing new. */
  boolean isHopeless() {
    return problems.isEnough() || targets.isHopeless();
  }

  /** Returns the error for a file that cannot be read any further. */
  DataFileException unreadable(RuntimeException e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    String where = "after line " + lastLine + ": ";
    if (cause instanceof IOException damaged && Gzip.isDamage(damaged)) {
      return new DataFileException(file, where + Gzip.DAMAGED); // so its lines may be wrong as well
    }
    if (cause instanceof DataFileException known) {
      known.problems().forEach(problem -> problems.add("file", problem));
    } else {
      problems.add("file", where + cause.getMessage());
    }
    return failure();
  }

  Dataset toDataset() throws DataFileException {
    TableSamples read = samples;
    if (rows == 0 && problems.isEmpty()) {
      problems.add("file", "expected samples after the header line, found none");
    }
    Targets found = targets.targets(problems);
    if (!problems.isEmpty() || read == null) {
      throw failure();
    }
    return new Dataset(file, read, found, header.features());
  }

  private DataFileException failure() {
    boolean isStopped = isHopeless();
    features.forEach(feature -> feature.end(rows));
    targets.end(rows);
    List<String> list = new ArrayList<>(problems.list());
    if (isStopped) {
      list.add("the lines after " + lastLine + " were not read");
    }
    return new DataFileException(file, list);
  }

  private void read(long line, List<String> fields) {
    int index = Math.toIntExact(rows++);
    for (int column = 0, next = 0; column < fields.size(); column++) {
      String cell = fields.get(column).strip();
      int target = header.targets().indexOf(column);
      if (target >= 0) {
        targets.read(line, index, target, cell);
      } else {
        row[next] = features.get(next).read(line, cell);
        next++;
      }
    }
    keep();
  }

  private void keep() {
    TableSamples kept = samples;
    if (kept != null && rows * row.length > Integer.MAX_VALUE) {
      problems.add("file", "expected at most " + Integer.MAX_VALUE + " values, found more");
    }
    if (!problems.isEmpty()) {
      samples = null;
    } else if (kept != null) {
      kept.add(row);
    }
  }

  private String wrongLength(List<String> fields) {
    int expected = header.columns().size();
    boolean isEndTooMany = fields.size() == expected + 1 && fields.getLast().isBlank();
    return "expected "
        + expected
        + " values, found "
        + fields.size()
        + (isEndTooMany ? "; the line ends with a separator too many" : "");
  }

  private static String severalLines(String field) {
    String first = field.lines().limit(2).collect(Collectors.joining("\n"));
    return "a value in quotes, "
        + CellText.quoted(first)
        + ", takes in "
        + field.lines().count()
        + " lines. Is its quote closed where it should be?";
  }
}
