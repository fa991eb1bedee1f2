package nn.layers.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  @TempDir private Path folder;

  @Test
  void theLabelColumnMayStandAnywhereAndHoldText() throws IOException {
    Dataset data = read("x,kind,y\n1,dog,2\n\n-3.5e-1,\"cat\",+.5\n4,dog,5.\n");
    assertEquals(List.of("cat", "dog"), data.classNames());
    assertArrayEquals(new int[] {1, 0, 1}, ((ClassTargets) data.targets()).indices());
    assertArrayEquals(new float[] {1, 2, -0.35f, 0.5f, 4, 5}, inputs(data));
  }

  @Test
  void classesThatAreNumbersAreInTheOrderOfNumbers() throws IOException {
    Dataset data = read("x,kind\n1,10\n1,9\n1,-1\n1,9.5\n");
    assertEquals(List.of("-1", "9", "9.5", "10"), data.classNames());
  }

  @Test
  void byteOrderMarkCarriageReturnsAndSpacesAreTolerated() throws IOException {
    Dataset data = read("\uFEFFkind, x\r\na, 1\r\nb , 2\r\n");
    assertEquals(List.of("a", "b"), data.classNames());
    assertArrayEquals(new float[] {1, 2}, inputs(data));
  }

  @Test
  void aPackedFileIsUnpacked() throws IOException {
    Path file = folder.resolve("data.csv.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write("x,kind\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    assertArrayEquals(new float[] {1, 2}, inputs(CsvFile.read(file, "kind")));
  }

  @Test
  void allProblemsAreReportedAtOnceWithTheirPlace() {
    assertProblems(
        "x,kind,y\n1,a,oops\n2,b\n,a,NaN\n4, ,4\n5,b,6,7\n",
        "line 2, column 'y': expected a finite number, found 'oops'",
        "line 3: expected 3 values, found 2",
        "line 4, column 'x': expected a finite number, found nothing",
        "line 4, column 'y': expected a finite number, found 'NaN'",
        "line 5, column 'kind': expected a label, found nothing",
        "line 6: expected 3 values, found 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999", "1f", "0x1p3", "1_000", "1 2", "--1", "e5"})
  void whatIsNoFiniteNumberIsNamed(String value) {
    assertProblems(
        "x,kind\n" + value + ",a\n1,b\n",
        "line 2, column 'x': expected a finite number, found '" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({"knid,kind", "KIND,kind", "kin,kind", "yy,y"})
  void aMissingLabelColumnSuggestsTheNearest(String label, String nearest) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), "x,kind,y\n1,a,2\n");
    DataFileException e = assertThrows(DataFileException.class, () -> CsvFile.read(file, label));
    assertEquals(
        "line 1: no column '%s' for the label. Did you mean '%s'? Columns: x, kind, y"
            .formatted(label, nearest),
        e.problems().getFirst());
  }

  @Test
  void aLabelThatResemblesNoColumnListsThem() {
    String header = "a,b,c,d,e,f,g,h,i,j,k,l\n";
    DataFileException e = assertThrows(DataFileException.class, () -> read(header));
    assertEquals(
        List.of(
            "line 1: no column 'kind' for the label. Columns: a, b, c, d, e, f, g, h, i, j, …"
                + " (12)"),
        e.problems());
  }

  @Test
  void aFileThatIsNotPackedAsItsNameSaysIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv.gz"), "x,kind\n1,a\n2,b\n");
    DataFileException e = assertThrows(DataFileException.class, () -> CsvFile.read(file, "kind"));
    assertEquals(file + ": byte 0: expected a file packed with gzip", e.getMessage());
  }

  @Test
  void aTruncatedPackedFileNamesTheLastWholeLine() throws IOException {
    Path file = folder.resolve("data.csv.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write("x,kind\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      DataFileException e = assertThrows(DataFileException.class, () -> CsvFile.read(file, "kind"));
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    }
  }

  @Test
  void anEmptyFileAHeaderAloneAndOneClassAreErrors() {
    assertProblems("", "expected a header line and samples, found an empty file");
    assertProblems("x,kind\n", "expected samples after the header line, found none");
    assertProblems(
        "x,kind\n1,a\n2,a\n", "column 'kind': expected at least 2 classes, found 1: 'a'");
    assertProblems("kind\na\nb\n", "line 1: expected feature columns beside the label");
    assertProblems("x,kind,x\n1,a,2\n", "line 1: column 'x' stands twice");
  }

  @Test
  void featuresKeepTheirNamesInTheOrderOfTheFile() throws IOException {
    assertEquals(List.of("x", "y"), read("x,kind,y\n1,a,2\n3,b,4\n").featureNames());
  }

  @Test
  void aColumnWithoutNameIsProbablyARowNumber() {
    assertProblems(
        ",x,kind\n0,1,a\n1,2,b\n",
        "line 1: column 1 has no name. If it is a row number, as pandas writes with index=True,"
            + " leave it out: it would be learned");
    assertProblems(
        "x,kind,\n1,a,\n2,b,\n",
        "line 1: column 3 has no name. Does the line end with a separator too many?");
  }

  @Test
  void aSeparatorTooManyAtTheEndOfLinesIsNamed() {
    assertProblems(
        "x,kind\n1,a,\n2,b\n",
        "line 2: expected 2 values, found 3; the line ends with a separator too many");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void otherSeparatorsAreFoundByTheHeader(String separator) throws IOException {
    String file = "x&\"kind\"&y\n1.5&a&2\n3&\"b,c\"&4\n".replace("&", separator);
    Dataset data = read(file);
    assertEquals(List.of("a", "b,c"), data.classNames());
    assertArrayEquals(new float[] {1.5f, 2, 3, 4}, inputs(data));
  }

  @Test
  void aDecimalCommaIsReadWhereCommasDoNotSeparateColumns() throws IOException {
    Dataset data = read("x;kind;y\n1,5;a;2\n-,5;b;1,25e1\n");
    assertArrayEquals(new float[] {1.5f, 2, -0.5f, 12.5f}, inputs(data));
  }

  @Test
  void aFileHasOneDecimalMark() {
    assertProblems(
        "x;kind;y\n1,5;a;2\n2.5;b;1\n",
        "line 3, column 'x': expected a decimal comma as in '1,5' (line 2), found '2.5'");
    assertProblems(
        "x,kind\n\"1,5\",a\n2,b\n",
        "line 2, column 'x': expected a finite number, found '1,5'. Write it with a decimal point,"
            + " because commas separate columns: 1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; | 1.234,5    | 1234,5",
        "; | -1.234.567 | -1234567",
        "; | 1,234.50   | 1234.50",
        "; | 1'234,5    | 1234,5",
        "; | 1\u00a0234 | 1234",
        ", | 1,234.50   | 1234.50",
        ", | 1.234,50   | 1234.50",
        ", | 1,234,567  | 1234567",
        ", | 1,234      | 1234. Or, if its comma is a decimal one: 1.234",
      })
  void separatorsBetweenThousandsAreNamed(String separator, String cell, String advice) {
    String hint = ". Write it without separators between thousands: " + advice;
    assertProblems(
        "x%skind\n\"%s\"%sa\n2%sb\n".formatted(separator, cell, separator, separator),
        "line 2, column 'x': expected a finite number, found '" + cell + "'" + hint);
    assertProblems(
        "x%skind\n\"%s\"%sa\n\"%s\"%sb\n".formatted(separator, cell, separator, cell, separator),
        "column 'x' holds text ('" + cell + "'), expected numbers" + hint);
  }

  @Test
  void aThousandsPointAmongDecimalCommasIsNoDecimalPoint() {
    assertProblems(
        "x;kind\n1,5;a\n1.234;b\n",
        "line 3, column 'x': expected a decimal comma as in '1,5' (line 2), found '1.234'. Write it"
            + " without separators between thousands: 1234");
  }

  @Test
  void aColumnOfTextIsSaidOnceWithSomeOfIt() {
    assertProblems(
        "city,x,kind\nRome,1,a\nOslo,2,b\nRome,?,a\n" + "Bern,4,b\n".repeat(50),
        "column 'city' holds text ('Rome', 'Oslo', 'Bern'), expected numbers. Leave it out, or put"
            + " numbers in its place: for a few different texts, a column of 0 and 1 for each",
        "line 4, column 'x': expected a finite number, found '?'");
    assertProblems(
        "x,note,kind\n1,,a\n2,,b\n",
        "column 'note' is empty in every line; expected numbers. Leave it out");
  }

  @Test
  void manyProblemsAreCountedAndTheFirstOfEachColumnIsKept() {
    String text = "x,y,kind\n1,1,a\n" + "?,1,a\n".repeat(30) + "1,?,b\n";
    DataFileException e = assertThrows(DataFileException.class, () -> read(text));
    assertEquals(21, e.problems().size());
    assertEquals("line 33, column 'y': expected a finite number, found '?'", e.problems().get(19));
    assertEquals("11 more", e.problems().getLast());
    assertTrue(e.getMessage().endsWith("data.csv: 11 more"), e.getMessage());
  }

  @Test
  void readingStopsWhenMoreWouldSayNothingNew() {
    String text = "a,b,kind\n" + "p,q,r\n".repeat(100_000);
    DataFileException e = assertThrows(DataFileException.class, () -> read(text));
    assertEquals(3, e.problems().size(), e.getMessage());
    assertEquals("the lines after 501 were not read", e.problems().getLast());
  }

  @Test
  void longAndStrangeValuesAreShownShortAndOnOneLine() {
    assertProblems(
        "x,kind\n" + "y".repeat(100) + ",a\n\u001b[31m\u202e,b\n3,c\n",
        "line 2, column 'x': expected a finite number, found '" + "y".repeat(40) + "…'",
        "line 3, column 'x': expected a finite number, found '\\u001b[31m\\u202e'");
  }

  @Test
  void numbersBeyondTheRangeOfAFloatAreNamed() {
    assertProblems(
        "x,kind\n1e39,a\n2,b\n",
        "line 2, column 'x': expected a number of at most 3.4028235E38, found '1e39'");
  }

  @Test
  void longNumbersThatBecomeTheSameAreNamed() throws IOException {
    assertProblems(
        "t,kind\n1700000000000000001,a\n1700000000000000002,b\n",
        "line 3, column 't': '1700000000000000002' cannot be told from '1700000000000000001':"
            + " numbers are read with about 16 digits. Subtract the same number from the whole"
            + " column");
    assertEquals(2, read("t,kind\n1700000000000000001,a\n1700000000000000001,b\n").size());
    assertEquals(2, read("t,kind\n1700000000000000001,a\n1700000000000001001,b\n").size());
  }

  @Test
  void labelsThatAreOneNumberInSeveralWaysAreRefused() {
    assertProblems(
        "x,kind\n1,1\n2,1.0\n3,01\n4,2\n",
        "column 'kind': '1', '1.0', '01' are the same number, but would be 3 classes. Write one"
            + " class in one way, or put a letter before labels that differ");
    assertProblems(
        "x,kind\n1,caf\u00e9\n2,cafe\u0301\n",
        "column 'kind': 'caf\u00e9', 'cafe\u0301' look the same, but would be 2 classes. Write one"
            + " class in one way");
  }

  @Test
  void aLabelForEachRowIsProbablyTheWrongColumn() {
    StringBuilder text = new StringBuilder("x,kind\n");
    for (int i = 0; i < 110_000; i++) {
      text.append("1,n").append(i).append('\n');
    }
    assertProblems(
        text.toString(),
        "column 'kind': expected at most 100000 classes, found more. Is this the column with the"
            + " class?",
        "the lines after 100002 were not read");
  }

  @Test
  void blankLinesAndOldLineEndsAreTolerated() throws IOException {
    assertArrayEquals(new float[] {1, 2}, inputs(read("x,kind\r1,a\r\r2,b\r")));
    assertArrayEquals(new float[] {1, 2}, inputs(read("x,kind\n1,a\n   \n\n2,b")));
  }

  private Dataset read(String text) throws IOException {
    return CsvFile.read(Files.writeString(folder.resolve("data.csv"), text), "kind");
  }

  private void assertProblems(String text, String... problems) {
    DataFileException e = assertThrows(DataFileException.class, () -> read(text));
    assertEquals(List.of(problems), e.problems());
  }

  private static float[] inputs(Dataset data) {
    return data.batch(IntStream.range(0, data.size()).toArray()).inputs();
  }
}
