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
    assertArrayEquals(new int[] {1, 0, 1}, data.targets());
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
    assertProblems("x,kind\n1,a\n2,a\n", "column 'kind': expected at least 2 classes, found 1");
    assertProblems("kind\na\nb\n", "line 1: expected feature columns beside the label");
    assertProblems("x,kind,x\n1,a,2\n", "line 1: column 'x' stands twice");
  }

  @Test
  void brokenQuotesNameTheLine() {
    DataFileException e =
        assertThrows(DataFileException.class, () -> read("x,kind\n1,a\n\"2\"3,b\n"));
    assertTrue(e.getMessage().contains("after line 2: "), e.getMessage());
  }

  @Test
  void textThatIsNotUtf8IsAnError() throws IOException {
    Path file = Files.write(folder.resolve("data.csv"), new byte[] {'x', ',', (byte) 0xe9, '\n'});
    DataFileException e = assertThrows(DataFileException.class, () -> CsvFile.read(file, "kind"));
    assertEquals(List.of("after line 0: expected UTF-8"), e.problems());
  }

  @Test
  void problemsBeyondTwentyAreCounted() {
    DataFileException e =
        assertThrows(DataFileException.class, () -> read("x,kind\n" + "?,a\n".repeat(30)));
    assertEquals(30, e.problems().size());
    assertEquals(21, e.getMessage().lines().count());
    assertTrue(e.getMessage().endsWith(": 10 more"), e.getMessage());
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
