package nn.layers.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import nn.autograd.registry.Suggestions;

/**
 * Samples without targets from a CSV file with a header line, for a network that is trained: the
 * columns with the names of its features, in any order; other columns are passed over.
 *
 * <p>The file may be written in every way that {@link CsvFile} reads.
 */
public final class FeatureTable {
  /** Of more missing columns than this only the first are named. */
  private static final int SHOWN = 3;

  private final CsvSource source;
  private final List<String> features;
  private final CsvProblems problems = new CsvProblems();
  private final List<double[]> rows = new ArrayList<>();

  private FeatureTable(CsvSource source, List<String> features) {
    this.source = source;
    this.features = features;
  }

  /**
   * Reads a file.
   *
   * @param features the names of the columns that are wanted
   * @return the values of each sample, in the order of the names
   * @throws DataFileException with the first problems, each with its line, column, value and what
   *     was expected, and the number of the others
   */
  public static List<double[]> read(Path file, List<String> features) throws IOException {
    return new FeatureTable(CsvSource.of(file), List.copyOf(features)).read();
  }

  private List<double[]> read() throws IOException {
    char separator = source.separatorFor(features.getFirst());
    try (CsvReader<CsvRecord> reader = source.records(separator)) {
      Iterator<CsvRecord> records = reader.iterator();
      List<String> header =
          records.hasNext()
              ? records.next().getFields().stream().map(String::strip).toList()
              : List.of();
      int[] columns = columns(header);
      List<FeatureColumn> numbers = numbers(separator);
      while (!problems.isEnough() && records.hasNext()) {
        CsvRecord next = records.next();
        add(next.getStartingLineNumber(), next.getFields(), columns, numbers, header.size());
      }
      numbers.forEach(column -> column.end(rows.size()));
    } catch (CsvParseException | UncheckedIOException e) {
      throw e.getCause() instanceof DataFileException known
          ? known
          : new DataFileException(source.name(), String.valueOf(e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(source.name(), problems.list());
    }
    return rows;
  }

  private List<FeatureColumn> numbers(char separator) {
    DecimalMark mark = new DecimalMark(separator);
    return features.stream().map(name -> new FeatureColumn(name, mark, problems)).toList();
  }

  /** Returns where each feature stands. */
  private int[] columns(List<String> header) throws DataFileException {
    List<String> missing = features.stream().filter(name -> !header.contains(name)).toList();
    if (missing.size() > SHOWN) {
      problems.add(
          "header",
          "line 1: no columns "
              + CellText.list(missing.subList(0, SHOWN))
              + " and "
              + (missing.size() - SHOWN)
              + " more, which the network was trained with");
    } else {
      missing.forEach(name ->
          problems.add(
              "header",
              String.format(
                  Locale.ROOT,
                  "line 1: no column '%s', which the network was trained with.%s",
                  name,
                  Suggestions.didYouMean(name, header))));
    }
    if (!problems.isEmpty()) {
      throw new DataFileException(source.name(), problems.list());
    }
    return features.stream().mapToInt(header::indexOf).toArray();
  }

  private void add(
      long line, List<String> fields, int[] columns, List<FeatureColumn> numbers, int expected) {
    if (fields.size() == 1 && fields.getFirst().isBlank()) {
      return;
    }
    if (fields.size() != expected) {
      problems.add(
          "length", "line " + line + ": expected " + expected + " values, found " + fields.size());
      return;
    }
    double[] row = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      row[i] = numbers.get(i).read(line, fields.get(columns[i]).strip());
    }
    rows.add(row);
  }
}
