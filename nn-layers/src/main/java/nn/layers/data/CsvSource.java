package nn.layers.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;

/** A CSV file that can be opened more than once, with one separator or another. */
final class CsvSource {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private final String name;
  private final long bytes;
  private final Opening opening;

  /** Opens the file from its start. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  private CsvSource(String name, long bytes, Opening opening) {
    this.name = name;
    this.bytes = bytes;
    this.opening = opening;
  }

  /** Returns a file of the disk; a pipe is refused, because it would be waited for. */
  static CsvSource of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new DataFileException(
          file.toString(),
          attributes.isDirectory()
              ? "expected a file, found a folder"
              : "expected a file, found a pipe or a device. Data is read more than once, and again"
                  + " when a run is resumed: write it to a file first");
    }
    return new CsvSource(file.toString(), attributes.size(), () -> Files.newInputStream(file));
  }

  /** Returns a file that lies beside this class. */
  static CsvSource ofResource(String name) {
    return new CsvSource(
        name,
        Long.MAX_VALUE,
        () -> {
          InputStream stream = CsvSource.class.getResourceAsStream(name);
          if (stream == null) {
            throw new IllegalStateException("the jar lacks " + name);
          }
          return stream;
        });
  }

  String name() {
    return name;
  }

  /**
   * Opens the file. Lines of the wrong length come through, so that all of them are reported
   * together.
   */
  CsvReader<CsvRecord> records(char separator) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .trimWhitespacesAroundQuotes(true)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new CsvText(name, text(), separator));
  }

  /**
   * Returns the first separator with which the header has a column; if none has it, the one that
   * gives the most columns.
   */
  char separatorFor(String column) throws IOException {
    char best = SEPARATORS.getFirst();
    int most = 0;
    for (char separator : SEPARATORS) {
      List<String> columns = header(separator);
      if (columns.contains(column)) {
        return separator;
      }
      if (columns.size() > most) {
        best = separator;
        most = columns.size();
      }
    }
    return best;
  }

  private List<String> header(char separator) throws IOException {
    try (CsvReader<CsvRecord> reader = records(separator)) {
      Iterator<CsvRecord> records = reader.iterator();
      return records.hasNext()
          ? records.next().getFields().stream().map(String::strip).toList()
          : List.of();
    } catch (UncheckedIOException | CsvParseException _) {
      return List.of(); // not with this separator; reading the file says what is wrong in it
    }
  }

  /** Returns whether the file is packed, and damaged since. */
  boolean isDamaged() throws IOException {
    try (InputStream stream = opening.open()) {
      return FileStart.isDamaged(name, stream, bytes);
    }
  }

  private InputStream text() throws IOException {
    InputStream stream = opening.open();
    try {
      return FileStart.text(name, stream, bytes);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }
}
