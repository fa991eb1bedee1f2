package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.layers.checkpoint.FaultyFileSystem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One save, with a fault at each of its operations in turn until none is left to fail. */
class FailingDiskTest {
  private static final int NO_FAULT = Integer.MAX_VALUE;

  @TempDir private Path parent;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aSaveIsWholeOrReportedAndTheEarlierOnesStay(Fault fault) throws IOException {
    int operations = save(3, folderWithTwoCheckpoints("log"), Fault.ONCE, NO_FAULT).log().size();
    for (int at = 0; at < operations; at++) {
      assertSaveSurvives(folderWithTwoCheckpoints(fault + "-" + at), 3, fault, at);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void replacingAStepIsWholeOrReportedToo(Fault fault) throws IOException {
    int operations = save(2, folderWithTwoCheckpoints("log"), Fault.ONCE, NO_FAULT).log().size();
    for (int at = 0; at < operations; at++) {
      assertSaveSurvives(folderWithTwoCheckpoints(fault + "-" + at), 2, fault, at);
    }
  }

  @Test
  void theOrderOfOperationsSurvivesALossOfPower() throws IOException {
    List<String> log = save(3, folderWithTwoCheckpoints("x"), Fault.ONCE, NO_FAULT).log();
    String temporary =
        log.stream().filter(line -> line.contains(".tmp-")).findFirst().orElseThrow();
    String name = temporary.substring(temporary.indexOf(' ') + 1);
    int move = log.indexOf("move checkpoint-000000000003.safetensors");
    int force = log.indexOf("force " + name);
    assertTrue(log.lastIndexOf("write " + name) < force, log::toString);
    assertTrue(force < log.indexOf("read " + name), log::toString);
    assertTrue(log.lastIndexOf("read " + name) < move, log::toString);
    int folder = log.subList(move, log.size()).indexOf("force x") + move;
    assertTrue(move < folder, log::toString);
    assertTrue(folder < log.indexOf("delete checkpoint-000000000001.safetensors"), log::toString);
  }

  private void assertSaveSurvives(Path folder, long step, Fault fault, int at) throws IOException {
    SaveAttempt attempt = save(step, folder, fault, at);
    String what = fault + " at " + at + " (" + attempt.log().get(at) + "): " + attempt.error();
    TensorFile before = TensorFiles.small(2);
    TensorFile after = TensorFiles.small(step + 10);
    CheckpointStore store = new CheckpointStore(folder, 2);
    CheckpointStore.Latest latest = store.latest();
    assertEquals(List.of(), latest.skipped(), what);
    boolean committed = !(attempt.error().orElse(null) instanceof NotCommittedException);
    TensorFile expected = committed && attempt.reachedTheMove() ? after : before;
    TensorFiles.assertSame(expected, latest.checkpoint().orElseThrow().content());
    if (attempt.error().isEmpty()) {
      TensorFiles.assertSame(after, latest.checkpoint().orElseThrow().content());
    }
    store.save(20, after);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), what);
    }
  }

  private Path folderWithTwoCheckpoints(String name) throws IOException {
    Path folder = parent.resolve(name);
    CheckpointStore store = new CheckpointStore(folder, 2);
    store.save(1, TensorFiles.small(1));
    store.save(2, TensorFiles.small(2));
    return folder;
  }

  /** What a save did; the error is empty if it reported success. */
  private record SaveAttempt(List<String> log, Optional<IOException> error) {
    boolean reachedTheMove() {
      return log.stream().anyMatch(line -> line.startsWith("move "));
    }
  }

  private static SaveAttempt save(long step, Path folder, Fault fault, int at) {
    FaultyFileSystem disk = new FaultyFileSystem(FileSystems.getDefault(), fault, at);
    Optional<IOException> error = Optional.empty();
    try {
      new CheckpointStore(disk.wrap(folder), 2).save(step, TensorFiles.small(step + 10));
    } catch (IOException e) {
      error = Optional.of(e);
    }
    return new SaveAttempt(disk.log(), error);
  }
}
