package nn.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that choose their best epoch by validation data. */
class ValidationRunTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 8, tanh, linear: 3]
      optimizer: lookahead(k=3, inner=adam(lr=0.1))
      epochs: 60
      batch_size: 16
      validation_fraction: 0.2
      early_stopping: {patience: 3, min_delta: 0.001}
      """;

  @TempDir Path folder;

  private Path train(String config, String... more) throws IOException {
    Workspace workspace = new Workspace(folder);
    String[] all =
        Stream.concat(
                Stream.of("train", workspace.config(config), "--runs", workspace.runs()),
                Stream.of(more))
            .toArray(String[]::new);
    Recorded run = workspace.run(all);
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    assertTrue(run.err().contains(", stopped early after epoch "), run.err());
    return workspace.onlyRun();
  }

  @Test
  void columnsAndSummarySayThatTheyAreOfTheValidation() throws IOException {
    Path run = train(CONFIG);
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertTrue(
        rows.getFirst()
            .startsWith(
                "run,optimizer,seed,epoch,train_loss,validation_loss,validation_accuracy,lr"),
        rows::getFirst);
    assertTrue(rows.size() < 60, "no early end");
    String summary = Files.readString(run.resolve("summary.json"));
    for (String part :
        List.of(
            "\"best_epoch\" : " + bestEpoch(rows),
            "\"stopped_early\" : true",
            "\"validation_loss\" : ",
            "\"test_accuracy\" : ",
            "\"file\" : \"checkpoints/001/best.safetensors\"",
            "\"prefix\" : \"\"",
            "\"validation data\" : {")) {
      assertTrue(summary.contains(part), part + " is not in " + summary);
    }
  }

  private static int bestEpoch(List<String> rows) {
    List<Double> losses =
        rows.stream().skip(1).map(row -> Double.valueOf(row.split(",", -1)[6])).toList();
    return losses.indexOf(Collections.min(losses)) + 1;
  }

  @Test
  void aRunThatWasInterruptedEndsWithTheSameBits() throws IOException {
    Path run = train(CONFIG);
    List<String> rows = Workspace.numbers(run);
    Path checkpoints = run.resolve("checkpoints/001");
    byte[] best = Files.readAllBytes(checkpoints.resolve("best.safetensors"));
    byte[] last = Files.readAllBytes(newest(checkpoints));
    Files.delete(newest(checkpoints));
    Files.delete(checkpoints.resolve("best.safetensors"));
    Recorded resumed = Recorded.run(folder, "resume", run.toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
    assertEquals(rows, Workspace.numbers(run));
    assertArrayEquals(best, Files.readAllBytes(checkpoints.resolve("best.safetensors")));
    assertEquals(last.length, Files.size(newest(checkpoints)));
    String summary = Files.readString(run.resolve("summary.json"));
    Recorded again = Recorded.run(folder, "resume", run.toString());
    assertEquals(ExitCode.OK, again.exitCode(), again.err());
    assertEquals(summary, Files.readString(run.resolve("summary.json")));
  }

  private static Path newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("checkpoint-"))
          .sorted()
          .toList()
          .getLast();
    }
  }

  @Test
  void aFractionThatLeavesAClassWithoutSamplesIsRefusedWithOneThatWouldDo() throws IOException {
    Workspace workspace = new Workspace(folder);
    String config =
        workspace.config(CONFIG.replace("validation_fraction: 0.2", "validation_fraction: 0.01"));
    Recorded refused = workspace.run("train", config, "--runs", workspace.runs());
    assertEquals(ExitCode.USAGE, refused.exitCode(), refused.err());
    assertTrue(
        refused.err().contains("tiny.yaml:6:1: validation_fraction = 0.01: leaves class"),
        refused.err());
    assertTrue(
        refused.err().contains("without one to validate with; from 0.025 to 0.975 every class"),
        refused.err());
    assertFalse(Files.exists(folder.resolve("runs")));
  }

  @Test
  void whatNeedsValidationIsRefusedWithoutIt() throws IOException {
    Workspace workspace = new Workspace(folder);
    String config =
        workspace.config(CONFIG.replace("validation_fraction: 0.2", "best_by: acuracy"));
    Recorded refused = workspace.run("train", config, "--runs", workspace.runs());
    assertEquals(ExitCode.USAGE, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("Did you mean 'accuracy'?"), refused.err());
    assertTrue(
        refused
            .err()
            .contains("early_stopping = {patience: 3, min_delta: 0.001}: needs validation"),
        refused.err());
  }
}
