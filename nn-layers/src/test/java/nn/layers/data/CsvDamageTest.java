package nn.layers.data;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files in another encoding, with a quote gone wrong, packed, or no CSV at all. */
class CsvDamageTest {
  private static final String WHOLE = "x,kind\n1,a\n2,b\n";

  @TempDir private Path folder;

  @Test
  void aByteOrderMarkBeforeAQuotedHeaderIsNotPartOfIt() throws IOException {
    Dataset data = read(utf8("\uFEFF\"kind\",\"x, in mm\"\na,1\nb,2\n"));
    assertEquals(List.of("x, in mm"), data.featureNames());
    assertEquals(List.of("a", "b"), data.classNames());
  }

  @Test
  void blanksAroundQuotesAreNotPartOfTheValue() throws IOException {
    Dataset data = read(utf8("\"x\", \"kind\"\n\"1\" , \"a\"\n\"2\",\"b\"\n"));
    assertEquals(List.of("a", "b"), data.classNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void wideTextIsNamed(String charset) {
    String start = "UTF-16LE".equals(charset) ? "\uFEFF" : "";
    String name = charset.substring(0, 6);
    if (charset.equals("UTF-32")) {
      start = "\uFEFF";
    }
    assertProblems(
        (start + WHOLE).getBytes(Charset.forName(charset)),
        "expected text in UTF-8, found text in %s. Save it as UTF-8, for instance with 'iconv -f %s -t UTF-8'"
            .formatted(name, name));
  }

  @ParameterizedTest
  @CsvSource({
    "504B0304, 'a ZIP file, as an Excel workbook (.xlsx) is. Export the table as CSV'",
    "50415231, a Parquet file. Export the table as CSV",
    "28B52FFD, 'a file packed with zstd. Unpack it, or pack it with gzip'"
  })
  void whatIsNoTextIsNamed(String start, String found) {
    assertProblems(
        HexFormat.of().parseHex(start + "00010203"), "expected text in UTF-8, found " + found);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000, 40_000})
  void theLineOfABadByteIsNamed(int goodLines) {
    byte[] text = utf8("x,kind\n" + "1,a\r\n".repeat(goodLines) + "2,gr\u00e4u\n3,c\n");
    byte[] latin = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
    assertProblems(
        latin,
        "line "
            + (goodLines + 2)
            + ": expected text in UTF-8, found the byte E4. If it is Windows-1252 or Latin-1, save"
            + " it as UTF-8, for instance with 'iconv -f WINDOWS-1252 -t UTF-8'");
  }

  @Test
  void aCharacterThatIsCutOffAtTheEndIsNamed() {
    byte[] text = HexFormat.of().parseHex("782c6b696e640a312c610a322cc3");
    DataFileException e = assertThrows(DataFileException.class, () -> read(text));
    assertTrue(e.getMessage().contains("line 3: expected text in UTF-8, found the byte C3"));
  }

  @Test
  void problemsBeforeABadByteAreReportedToo() {
    byte[] text = "x,kind\n?,a\n2,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
    DataFileException e = assertThrows(DataFileException.class, () -> read(text));
    assertEquals(
        "line 2, column 'x': expected a finite number, found '?'", e.problems().getFirst());
    assertEquals(2, e.problems().size());
  }

  @Test
  void aQuoteThatIsNeverClosedNamesItsLine() {
    assertProblems(
        utf8("x,kind\n1,a\n2,\"b\n" + "3,c\n".repeat(10_000)),
        "line 3: the quote that opens here is not closed before the end of the file");
    assertProblems(
        utf8("x,kind\n1,a\n2,\"b\n" + "3,c\n".repeat(400_000)),
        "line 3: the quote that opens here is not closed within 1048576 characters");
  }

  @Test
  void aQuoteThatClosesInTheWrongPlaceNamesBothLines() {
    assertProblems(
        utf8("x,kind\n1,a\n\"2,b\n3,c\n\"4\",d\n"),
        "line 3: the quote that opens here is closed in line 5 before '4', where a separator or"
            + " the end of the line is expected");
    assertProblems(
        utf8("x,kind\n1,a\n\"2\"3,b\n"),
        "line 3: the quote that opens here is closed before '3', where a separator or the end of"
            + " the line is expected");
    assertProblems(
        utf8("x,kind\n1,a\n2,\"b\n3,c\"\n4,d\n"),
        "line 3: a value in quotes, 'b\\n3,c', takes in 2 lines. Is its quote closed where it"
            + " should be?");
  }

  @Test
  void aValueWithoutEndIsRefusedBeforeItFillsTheHeap() {
    assertProblems(
        utf8("x,kind\n1,a\n" + "2".repeat(1 << 21)),
        "line 3: a value of more than 1048576 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.csv.gz", "DATA.CSV.GZ", "data.csv", "data"})
  void aPackedFileIsUnpackedWhateverItsName(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), packed(utf8("\uFEFF" + WHOLE)));
    Dataset data = CsvFile.read(file, "kind");
    float[] inputs = data.batch(IntStream.range(0, data.size()).toArray()).inputs();
    assertArrayEquals(new float[] {1, 2}, inputs);
  }

  @Test
  void aPackedFileThatEndsEarlySaysSo() throws IOException {
    String damaged = "the packed data is damaged or ends early. Copy or download the file again";
    byte[] small = packed(utf8("x,kind\n" + squares(300)));
    assertProblems(Arrays.copyOf(small, small.length / 2), "line 1: " + damaged);
    byte[] whole = packed(utf8("x,kind\n" + squares(100_000)));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    DataFileException e = assertThrows(DataFileException.class, () -> read(half));
    assertTrue(e.getMessage().matches(".*after line \\d{4,}: " + damaged), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "\n", "\"", "\u00ff"})
  void aPackedFileThatIsDamagedInItsMiddleSaysOnlySo(String damage) throws IOException {
    byte[] whole = utf8("x,kind\n" + squares(5_000).replaceFirst("a", "b"));
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 20_000, 40_000, (byte) damage.charAt(0));
    assertEquals(5_000, read(stored(whole, whole)).size());
    DataFileException e = assertThrows(DataFileException.class, () -> read(stored(damaged, whole)));
    assertEquals(1, e.problems().size(), e::getMessage);
    String said = "the packed data is damaged or ends early. Copy or download the file again";
    assertTrue(e.getMessage().endsWith(said), e::getMessage);
  }

  @Test
  void mistakesInAPackedFileThatIsWholeAreReported() throws IOException {
    assertProblems(
        packed(utf8("x,kind\n?,a\n2,b\n")),
        "line 2, column 'x': expected a finite number, found '?'");
  }

  @Test
  void aFileWithoutAHeaderIsRecognised() {
    assertProblems(
        utf8("5.1,3.5,setosa\n4.9,3.0,setosa\n"),
        "line 1: no column 'kind' for the label. Does the file lack a header line? Write one with"
            + " the names of the columns above the first sample. Columns: 5.1, 3.5, setosa");
  }

  @Test
  void aSmallFileThatUnpacksToMuchIsStopped() throws IOException {
    InputStream endless =
        new UnpackedStream("x.gz", new ByteArrayInputStream(new byte[5000]), 4000);
    DataFileException e = assertThrows(DataFileException.class, endless::readAllBytes);
    assertEquals(
        "x.gz: unpacks to more than 4,000 bytes, over 100 times its size. If that is right, unpack"
            + " it ('gunzip --keep') and name the unpacked file, for which there is no limit",
        e.getMessage());
    assertEquals(256 << 20, UnpackedStream.limit(10));
    assertEquals(1_000_000_000L, UnpackedStream.limit(10_000_000));
    assertEquals(Long.MAX_VALUE, UnpackedStream.limit(Long.MAX_VALUE));
  }

  @Test
  void aFolderAndAMissingFileAreNamed() {
    DataFileException e = assertThrows(DataFileException.class, () -> CsvFile.read(folder, "kind"));
    assertEquals(folder + ": expected a file, found a folder", e.getMessage());
    assertThrows(NoSuchFileException.class, () -> CsvFile.read(folder.resolve("none.csv"), "kind"));
  }

  private Dataset read(byte[] bytes) throws IOException {
    return CsvFile.read(Files.write(folder.resolve("data.csv"), bytes), "kind");
  }

  private void assertProblems(byte[] bytes, String... problems) {
    DataFileException e = assertThrows(DataFileException.class, () -> read(bytes));
    assertEquals(List.of(problems), e.problems());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String squares(int count) {
    return LongStream.range(0, count).mapToObj(i -> i * i + ",a\n").collect(joining());
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Returns a packed file whose content is stored as it is, with the checksum of another. */
  private static byte[] stored(byte[] content, byte[] checked) {
    CRC32 checksum = new CRC32();
    checksum.update(checked);
    return ByteBuffer.allocate(content.length + 23)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HexFormat.of().parseHex("1f8b0800000000000000" + "01"))
        .putShort((short) content.length)
        .putShort((short) ~content.length)
        .put(content)
        .putInt((int) checksum.getValue())
        .putInt(content.length)
        .array();
  }
}
