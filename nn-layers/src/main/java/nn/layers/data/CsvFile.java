package nn.layers.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * A data set from a CSV file: text in UTF-8 with or without a byte-order mark, quotes as in RFC
 * 4180, a header line; packed with gzip or not. Empty lines are skipped.
 *
 * <p>Columns are separated by commas, semicolons, tabs or bars: the first of these with which the
 * header has the label's column. Numbers have a decimal point, or, where the comma does not
 * separate columns, a decimal comma; a file that has both is refused.
 *
 * <p>One column is the label, as text or number; the classes are its values in order (of numbers if
 * all are numbers, else of characters). Labels that are the same number written in several ways are
 * refused. Or one or several columns are targets that are numbers. Every other column is a feature
 * and must hold finite numbers. These are read as doubles, and become the nearest floats when a
 * batch is made: {@linkplain TrainTestSplit#standardized() standardise} numbers that are large
 * beside their differences, such as times, ids and coordinates.
 */
public final class CsvFile {
  private CsvFile() {}

  /**
   * Reads a file.
   *
   * @param label the name of the column with the class of each sample
   * @throws DataFileException with the first problems, each with its line, column, value and what
   *     was expected, and the number of the others
   */
  public static Dataset read(Path file, String label) throws IOException {
    return read(CsvSource.of(file), TargetNames.label(label));
  }

  /**
   * Reads a file whose targets are numbers.
   *
   * @param targets the names of the columns that are to be predicted, at least one, all different
   * @throws DataFileException as {@link #read} does
   */
  public static Dataset readNumbers(Path file, List<String> targets) throws IOException {
    return read(CsvSource.of(file), TargetNames.numbers(targets));
  }

  /** Reads a file that lies beside this class. */
  static Dataset readResource(String name, String label) {
    try {
      return read(CsvSource.ofResource(name), TargetNames.label(label));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset read(CsvSource source, TargetNames wanted) throws IOException {
    try {
      return table(source, wanted);
    } catch (DataFileException e) {
      boolean isSaid = e.problems().getLast().endsWith(Gzip.DAMAGED);
      throw isSaid || !source.isDamaged() ? e : new DataFileException(source.name(), Gzip.DAMAGED);
    }
  }

  private static Dataset table(CsvSource source, TargetNames wanted) throws IOException {
    char separator = source.separatorFor(wanted.names().getFirst());
    try (CsvReader<CsvRecord> reader = source.records(separator)) {
      Iterator<CsvRecord> records = reader.iterator();
      CsvTable table =
          new CsvTable(source.name(), header(source, records, wanted), wanted, separator);
      addAll(records, table);
      return table.toDataset();
    }
  }

  private static CsvHeader header(CsvSource source, Iterator<CsvRecord> records, TargetNames wanted)
      throws DataFileException {
    try {
      if (records.hasNext()) {
        CsvRecord first = records.next();
        return CsvHeader.of(
            source.name(), first.getStartingLineNumber(), first.getFields(), wanted);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw switch (e.getCause()) {
        case DataFileException known -> known;
        case IOException damaged when Gzip.isDamage(damaged) ->
            new DataFileException(source.name(), "line 1: " + Gzip.DAMAGED);
        case null, default -> new DataFileException(source.name(), "line 1: " + e.getMessage());
      };
    }
    throw new DataFileException(
        source.name(), "expected a header line and samples, found an empty file");
  }

  private static void addAll(Iterator<CsvRecord> records, CsvTable table) throws DataFileException {
    try {
      while (!table.isHopeless() && records.hasNext()) {
        CsvRecord next = records.next();
        table.add(next.getStartingLineNumber(), next.getFields());
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw table.unreadable(e);
    }
  }
}
