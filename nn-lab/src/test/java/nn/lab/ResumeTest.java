package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run goes on with, and what it refuses to go on with. */
class ResumeTest {
  private static final String CONFIG =
      """
      data: {csv: data.csv, label: label, test_fraction: 0.25}
      model: [linear: 4, relu, linear: 2]
      optimizer: lookahead(k=3, inner=adam(lr=0.02))
      epochs: 4
      batch_size: 4
      """;

  @TempDir Path folder;

  private Recorded nn(String... arguments) {
    return Recorded.run(folder, arguments);
  }

  /** Trains, and takes the newest checkpoint away, as if the run had been stopped before. */
  private Path stoppedRun(String yaml) throws IOException {
    writeData(UnaryOperator.identity());
    Files.writeString(folder.resolve("c.yaml"), yaml);
    Recorded run =
        nn("train", folder.resolve("c.yaml").toString(), "--runs", folder.resolve("r").toString());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    Path stopped = Workspace.onlyRun(folder.resolve("r"));
    Files.delete(checkpoints(stopped).getLast());
    return stopped;
  }

  private static List<Path> checkpoints(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints/001"))) {
      return files.sorted().toList();
    }
  }

  private void writeData(UnaryOperator<String> change) throws IOException {
    writeData("x,y,label", change);
  }

  private void writeData(String header, UnaryOperator<String> change) throws IOException {
    StringBuilder rows = new StringBuilder(header + "\n");
    for (int i = 0; i < 24; i++) {
      rows.append(change.apply(i * 7 % 11 + "," + i * 5 % 13 + "," + (i % 2 == 0 ? "a" : "b")));
      rows.append('\n');
    }
    Files.writeString(folder.resolve("data.csv"), rows);
  }

  /** Returns what every file holds, by its name and the time it was changed. */
  private static SequencedMap<String, String> bytes(Path run) throws IOException {
    TreeMap<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        String content =
            Files.isDirectory(file) ? "" : java.util.Arrays.toString(Files.readAllBytes(file));
        bytes.put(file + " " + Files.getLastModifiedTime(file), content);
      }
    }
    return bytes;
  }

  private Recorded refused(Path run, String... arguments) throws IOException {
    SequencedMap<String, String> before = bytes(run);
    String[] all =
        Stream.concat(Stream.of("resume", run.toString()), Stream.of(arguments))
            .toArray(String[]::new);
    Recorded refused = nn(all);
    assertEquals(ExitCode.FAILURE, refused.exitCode(), refused.out() + refused.err());
    assertTrue(
        refused.err().startsWith("nn: " + run + " cannot be resumed; nothing"), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
    assertEquals(before, bytes(run), "a refused resume changed something");
    return refused;
  }

  private static void assertContains(String text, Recorded run) {
    assertTrue(run.err().contains(text), run.err());
  }

  private void assertChangedDataAreNoticed(UnaryOperator<String> change) throws IOException {
    Path run = stoppedRun(CONFIG);
    writeData(change);
    Recorded refused = refused(run);
    assertContains("  training data: was 18 samples of [2], 2 classes (values", refused);
    assertContains("accept the change with --accept-changes", refused);
    Recorded accepted = nn("resume", run.toString(), "--accept-changes");
    assertEquals(ExitCode.OK, accepted.exitCode(), accepted.err());
    assertContains("Changed: training data: was 18 samples", accepted);
    String summary = Files.readString(run.resolve("summary.json"));
    assertTrue(summary.contains("\"changes\" : [ \"after step 15: training data: was 18"), summary);
    Recorded again = nn("resume", run.toString());
    assertEquals(ExitCode.OK, again.exitCode(), again.err());
    assertEquals(summary, Files.readString(run.resolve("summary.json")));
  }

  @Test
  void labelsThatWereSwappedAreNoticed() throws IOException {
    assertChangedDataAreNoticed(
        row -> row.endsWith("a") ? row.replace("a", "b") : row.replace("b", "a"));
  }

  @Test
  void aValueThatWasChangedIsNoticed() throws IOException {
    assertChangedDataAreNoticed(row -> row.replaceFirst("^10,", "10.001,"));
  }

  @Test
  void columnsInAnotherOrderAreNoticed() throws IOException {
    assertChangedDataAreNoticed(row -> row.replaceFirst("(.*),(.*),(.*)", "$2,$1,$3"));
  }

  @Test
  void columnsWithOtherNamesAreNoticed() throws IOException {
    Path run = stoppedRun(CONFIG);
    writeData("y,x,label", UnaryOperator.identity());
    assertContains("  training data: was 18 samples of [2], 2 classes (values", refused(run));
  }

  @Test
  void theSameDataInAnotherPlaceAreTheSame() throws IOException {
    Path run = stoppedRun(CONFIG);
    Files.move(folder.resolve("data.csv"), folder.resolve("moved.csv"));
    Path yaml = run.resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("data.csv", "moved.csv"));
    Recorded resumed = nn("resume", run.toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
    assertFalse(Files.readString(run.resolve("summary.json")).contains("\"changes\""));
  }

  @Test
  void aRunThatIsWholeShowsItsResultsWhateverChanged() throws IOException {
    Path run = stoppedRun(CONFIG);
    nn("resume", run.toString());
    String results = Files.readString(run.resolve("metrics.csv"));
    writeData(row -> row.replaceFirst("^10,", "10.001,"));
    Recorded shown = nn("resume", run.toString());
    assertEquals(ExitCode.OK, shown.exitCode(), shown.err());
    assertEquals(results, Files.readString(run.resolve("metrics.csv")));
    String summary = Files.readString(run.resolve("summary.json"));
    assertTrue(summary.contains("\"trained before: training data: was 18 samples"), summary);
  }

  @Test
  void allCheckpointsDamagedIsRefusedUntilTheUserSaysSo() throws IOException {
    Path run = stoppedRun(CONFIG);
    List<String> before = Workspace.numbers(run);
    for (Path file : checkpoints(run)) {
      Files.writeString(file, "damaged");
    }
    Recorded refused = refused(run);
    assertContains("Every checkpoint of a training is damaged:", refused);
    assertContains(checkpoints(run).getFirst() + ": byte 7: expected 8 bytes", refused);
    assertContains("begin such a training anew with --restart-damaged", refused);
    Recorded anew = nn("resume", run.toString(), "--restart-damaged");
    assertEquals(ExitCode.OK, anew.exitCode(), anew.err());
    assertEquals(before, Workspace.numbers(run));
  }

  /** Changes the texts of the newest checkpoint, which stays valid. */
  private static void rewrite(Path run, Consumer<SequencedMap<String, String>> change)
      throws IOException {
    Path file = checkpoints(run).getLast();
    TensorFile content = SafeTensors.read(file);
    SequencedMap<String, String> metadata = new LinkedHashMap<>(content.metadata());
    change.accept(metadata);
    SafeTensors.write(file, new TensorFile(content.arrays(), metadata));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2", "just text", "{a: &x [*x]}", "? [a]\n: b", "", "!!java/x {}"})
  void aCheckpointWhoseConfigNoRunWroteIsRefused(String text) throws IOException {
    Path run = stoppedRun(CONFIG);
    rewrite(run, metadata -> metadata.put("lab.config", text));
    refused(run);
  }

  @Test
  void aCheckpointWithoutAConfigIsRefused() throws IOException {
    Path run = stoppedRun(CONFIG);
    rewrite(run, metadata -> metadata.remove("lab.config"));
    assertContains("it holds no config, so no run of nn wrote it", refused(run));
  }

  @Test
  void aCheckpointOfAnEarlierNnGoesOnWhenTheUserSaysSo() throws IOException {
    Path run = stoppedRun(CONFIG);
    rewrite(run, metadata -> metadata.keySet().removeIf(key -> key.startsWith("lab.origin")));
    assertContains("an earlier nn wrote no digests of them", refused(run));
    Recorded accepted = nn("resume", run.toString(), "--accept-changes");
    assertEquals(ExitCode.OK, accepted.exitCode(), accepted.err());
  }

  @Test
  void anotherNnAndAnotherPluginAreNamedThenAndNow() throws IOException {
    Path run = stoppedRun(CONFIG);
    rewrite(
        run,
        metadata -> {
          metadata.put("lab.origin.nn", "nn.lab@0.0.9\n" + "ab".repeat(32) + "  nn-lab-0.0.9.jar");
          metadata.computeIfPresent(
              "lab.origin.optimizer 'adam'",
              (_, text) -> text.replaceFirst("\n[0-9a-f]{8}", "\n00000000"));
        });
    Recorded refused = refused(run);
    assertContains("nn: was nn.lab@0.0.9 (nn-lab-0.0.9.jar SHA-256 abababababab…), is ", refused);
    assertContains("optimizer 'adam': was ", refused);
    assertContains("SHA-256 00000000", refused);
    assertFalse(refused.err().contains("'lookahead'"), refused.err());
  }

  @Test
  void aRunFolderCopiedWithoutItsLockIsLeftWithoutOneByARefusal() throws IOException {
    Path run = stoppedRun(CONFIG);
    Files.delete(run.resolve(".lock"));
    writeData(row -> row.replaceFirst("^10,", "10.001,"));
    refused(run);
    assertFalse(Files.exists(run.resolve(".lock")));
  }

  @Test
  void whatACrashLeftUnfinishedIsRemoved() throws IOException {
    Path run = stoppedRun(CONFIG);
    Path unfinished = run.resolve("summary.json.tmp-0123456789abcdef");
    Files.writeString(unfinished, "{");
    assertEquals(ExitCode.OK, nn("resume", run.toString()).exitCode());
    assertFalse(Files.exists(unfinished));
  }

  @Test
  void theSummaryNamesTheFileWithTheWeightsThatWereTested() throws IOException {
    Path run = stoppedRun(CONFIG);
    nn("resume", run.toString());
    String summary = Files.readString(run.resolve("summary.json"));
    String file = "checkpoints/001/" + checkpoints(run).getLast().getFileName();
    assertTrue(summary.contains("\"file\" : \"" + file + "\""), summary);
    assertTrue(summary.contains("\"prefix\" : \"model/\""), summary);
    assertTrue(summary.contains("\"optimizer 'lookahead'\" : {"), summary);
    assertTrue(summary.contains("\"training data\" : {"), summary);
  }
}
