package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose files cannot be written, or whose folder goes away. */
@Timeout(300)
class FailingRunTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 3]
      optimizer: adam
      batch_size: 60
      """;

  @TempDir Path folder;

  private Path runs() {
    return folder.resolve("runs");
  }

  private Recorded train(int epochs) throws IOException {
    Path config = Files.writeString(folder.resolve("c.yaml"), CONFIG + "epochs: " + epochs + "\n");
    return Recorded.run(folder, "train", config.toString(), "--runs", runs().toString());
  }

  private Path onlyRun() throws IOException {
    return Workspace.onlyRun(runs());
  }

  /** Something that happens to a run's folder. */
  @FunctionalInterface
  private interface Mishap {
    void befall(Path run) throws IOException;
  }

  /** Trains for longer than a test may take unless something happens after a few epochs. */
  private Recorded trainUntil(Mishap mishap) throws Exception {
    FutureTask<Recorded> training = new FutureTask<>(() -> train(100_000));
    Thread.ofPlatform().daemon().start(training);
    while (!hasRows() && !training.isDone()) {
      Thread.sleep(5);
    }
    mishap.befall(onlyRun());
    return training.get();
  }

  private boolean hasRows() throws IOException {
    return Files.isDirectory(runs())
        && !isEmpty(runs())
        && Files.exists(onlyRun().resolve("metrics.csv"))
        && Files.readAllLines(onlyRun().resolve("metrics.csv")).size() > 3;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void assertFailedWithResults(Recorded run) {
    assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("Not all is trained. The results so far:"), run.out());
    assertTrue(run.out().contains("adam"), run.out());
    assertFalse(run.out().contains("Everything is in"), run.out());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void aFolderThatIsMovedDuringATrainingIsNotMadeAnew() throws Exception {
    Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Path moved = folder.resolve("moved");
    Recorded run = trainUntil(path -> Files.move(path, moved));
    assertFailedWithResults(run);
    assertTrue(run.err().contains(" is gone: the folder of this run was moved"), run.err());
    assertTrue(run.err().contains("checkpoint with: nn resume <its new place>"), run.err());
    assertTrue(isEmpty(runs()));
    assertTrue(Files.exists(moved.resolve("config.yaml")));
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNamedAndTheRunGoesOnLater() throws Exception {
    Recorded run =
        trainUntil(path -> {
          Path checkpoints = path.resolve("checkpoints");
          Files.move(checkpoints, path.resolve("elsewhere"));
        });
    assertFailedWithResults(run);
    // the move may fall between a save and the deletion of what is older
    assertTrue(
        run.err().matches("(?s).*/001/checkpoint-\\d+.safetensors was (not )?saved.*"), run.err());
    assertTrue(run.err().contains("go on with: nn resume " + onlyRun()), run.err());
  }

  @Test
  void resultsThatCannotBeWrittenAreNamedAndTheTableIsShown() throws IOException {
    Recorded whole = train(3);
    Path run = onlyRun();
    Path summary = run.resolve("summary.json");
    Files.delete(summary);
    Files.writeString(Files.createDirectory(summary).resolve("in the way"), "");
    Recorded again = Recorded.run(folder, "resume", run.toString());
    assertEquals(ExitCode.FAILURE, again.exitCode(), again.err());
    assertTrue(whole.out().startsWith(again.out().stripTrailing()), again.out());
    assertTrue(again.err().contains("nn: " + summary + " was not saved: "), again.err());
    assertTrue(again.err().contains("Write what is missing with: nn resume " + run), again.err());
    try (Stream<Path> files = Files.list(run)) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains(".tmp-")).toList());
    }
    Files.delete(summary.resolve("in the way"));
    Files.delete(summary);
    assertEquals(whole.out(), Recorded.run(folder, "resume", run.toString()).out());
    assertTrue(Files.isRegularFile(summary));
  }
}
