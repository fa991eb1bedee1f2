package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.testing.FaultyFileSystem;
import nn.testing.FaultyFileSystem.Fault;
import nn.testing.FaultyFileSystem.Operation;
import nn.testing.PowerCut;
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

  @Test
  void noLossOfPowerTakesAFileThatWasReportedSavedOrLeavesHalfAFile() throws IOException {
    FaultyFileSystem disk = new FaultyFileSystem(FileSystems.getDefault(), Fault.ONCE, NO_FAULT);
    Path folder = parent.resolve("a/b/c");
    Path config = folder.resolve("config");
    DurableFolder.createWithParents(disk.wrap(folder));
    DurableFile.write(disk.wrap(config), new byte[1000]);
    final int first = disk.operations().size();
    DurableFile.write(disk.wrap(config), new byte[500]);
    List<Operation> operations = disk.operations();
    for (int cut = 0; cut <= operations.size(); cut++) {
      List<Operation> before = operations.subList(0, cut);
      for (PowerCut.Names names : PowerCut.Names.values()) {
        Map<Path, Boolean> files = PowerCut.after(before, names);
        assertTrue(files.getOrDefault(config, true), before::toString);
        assertTrue(cut < first || files.containsKey(config), before::toString);
      }
    }
  }

  @Test
  void aLossOfPowerShowsWhatWasNotForced() {
    Path file = Path.of("/x/file");
    Operation create = new Operation("create", file, file);
    Operation write = new Operation("write", file, file);
    Operation force = new Operation("force", file, file);
    List<Operation> unforced = List.of(create, write);
    assertEquals(Map.of(), PowerCut.after(unforced, PowerCut.Names.FORCED));
    assertEquals(Map.of(file, false), PowerCut.after(unforced, PowerCut.Names.ALL));
    List<Operation> forced = List.of(create, write, force);
    assertEquals(Map.of(), PowerCut.after(forced, PowerCut.Names.FORCED));
    assertEquals(Map.of(file, true), PowerCut.after(forced, PowerCut.Names.ALL));
    Path folder = Path.of("/x");
    List<Operation> named =
        List.of(create, write, force, new Operation("force", folder, folder), write);
    assertEquals(Map.of(file, false), PowerCut.after(named, PowerCut.Names.FORCED));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFileIsWholeOrReportedToo(Fault fault) throws IOException {
    byte[] before = {1, 2, 3};
    byte[] after = new byte[300];
    for (int at = 0; at < 7; at++) {
      Path file = Files.createDirectory(parent.resolve(fault + "-" + at)).resolve("file");
      DurableFile.write(file, before);
      FaultyFileSystem disk = new FaultyFileSystem(FileSystems.getDefault(), fault, at);
      String what = fault + " at " + at;
      try {
        DurableFile.write(disk.wrap(file), after);
        assertArrayEquals(after, Files.readAllBytes(file), what);
      } catch (NotCommittedException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + " was not saved: "), what);
        assertArrayEquals(before, Files.readAllBytes(file), what);
      } catch (DurabilityUncertainException _) {
        assertArrayEquals(after, Files.readAllBytes(file), what);
      }
      DurableFile.deleteUnfinished(file.getParent());
      try (Stream<Path> files = Files.list(file.getParent())) {
        assertEquals(List.of(file), files.toList(), what);
      }
    }
  }

  @Test
  void aFolderThatCannotBeCreatedIsNamedWithTheCheckpoint() {
    for (int at = 0; at < 6; at++) {
      SaveAttempt attempt = save(1, parent.resolve("new-" + at + "/at-" + at), Fault.FOR_EVER, at);
      assertInstanceOf(NotCommittedException.class, attempt.error().orElseThrow(), "at " + at);
      String message = String.valueOf(attempt.error().get().getMessage());
      assertTrue(message.contains("at-" + at + "/checkpoint-000000000001.safet"), message);
    }
  }

  @Test
  void aFolderThatWasMovedIsNotCreatedAgain() throws IOException {
    Path folder = parent.resolve("run");
    CheckpointStore store = new CheckpointStore(folder, 2);
    store.save(1, TensorFiles.small(1));
    Files.move(folder, parent.resolve("moved"));
    assertThrows(NotCommittedException.class, () -> store.save(2, TensorFiles.small(2)));
    assertTrue(Files.notExists(folder));
    CheckpointStore existing = CheckpointStore.inExisting(folder, 2);
    assertThrows(NotCommittedException.class, () -> existing.save(2, TensorFiles.small(2)));
    assertTrue(Files.notExists(folder));
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
