package nn.layers.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * A data set from a CSV file: commas, quotes as in RFC 4180, UTF-8, a header line; packed if its
 * name ends in {@code .gz}. Empty lines are skipped.
 *
 * <p>One column is the label, as text or number; the classes are its values in order (of numbers if
 * all are numbers, else of characters). Every other column is a feature and must hold finite
 * numbers.
 */
public final class CsvFile {
  private CsvFile() {}

  /**
   * Reads a file.
   *
   * @param label the name of the column with the class of each sample
   * @throws DataFileException with every problem, its line, column, value and what was expected
   */
  public static Dataset read(Path file, String label) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file.toString(), stream, label);
    }
  }

  /** Reads a file that lies beside this class. */
  static Dataset readResource(String name, String label) {
    try (InputStream stream = CsvFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return read(name, stream, label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset read(String file, InputStream stream, String label) throws IOException {
    CsvTable table = new CsvTable(file, label);
    InputStream plain = file.endsWith(".gz") ? Gzip.unpacked(file, stream) : stream;
    try (Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> reader = csv().ofCsvRecord(text)) {
      for (Iterator<CsvRecord> records = reader.iterator(); records.hasNext(); ) {
        CsvRecord csvRecord = records.next();
        table.add(csvRecord.getStartingLineNumber(), csvRecord.getFields());
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw table.unreadable(e);
    }
    return table.toDataset();
  }

  /** Lines of the wrong length come through, so that all of them are reported together. */
  private static CsvReader.CsvReaderBuilder csv() {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }
}
