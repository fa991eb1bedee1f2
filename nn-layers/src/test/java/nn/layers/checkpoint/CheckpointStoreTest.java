package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
  @TempDir private Path parent;

  @Test
  void aFolderThatDoesNotExistHoldsNoCheckpoint() throws IOException {
    CheckpointStore.Latest latest = store(2).latest();
    assertEquals(Optional.empty(), latest.checkpoint());
    assertEquals(List.of(), latest.skipped());
  }

  @Test
  void theHighestStepIsTheLatestWhateverItsNumberOfDigits() throws IOException {
    CheckpointStore store = store(9);
    store.save(1_000_000_000_000_000L, TensorFiles.small(2));
    store.save(999, TensorFiles.small(1));
    CheckpointStore.Checkpoint latest = store.latest().checkpoint().orElseThrow();
    assertEquals(1_000_000_000_000_000L, latest.step());
    TensorFiles.assertSame(TensorFiles.small(2), latest.content());
  }

  @Test
  void onlyTheNewestGenerationsAreKept() throws IOException {
    CheckpointStore store = store(3);
    for (int step = 0; step < 6; step++) {
      store.save(step, TensorFiles.small(step));
    }
    assertEquals(
        List.of(
            "checkpoint-000000000003.safetensors",
            "checkpoint-000000000004.safetensors",
            "checkpoint-000000000005.safetensors"),
        names());
  }

  @Test
  void savingAStepAgainReplacesIt() throws IOException {
    CheckpointStore store = store(2);
    store.save(1, TensorFiles.small(1));
    store.save(1, TensorFiles.small(5));
    TensorFiles.assertSame(
        TensorFiles.small(5), store.latest().checkpoint().orElseThrow().content());
    assertEquals(1, names().size());
  }

  @Test
  void whatACrashLeftIsGoneAfterTheNextSaveButOtherFilesStay() throws IOException {
    CheckpointStore store = store(2);
    Path file = store.save(1, TensorFiles.small(1));
    Path left = Files.createFile(folder().resolve(file.getFileName() + ".tmp-0123456789abcdef"));
    Path others = Files.createFile(folder().resolve("notes.tmp-1"));
    store.save(2, TensorFiles.small(2));
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(others));
  }

  @Test
  void damagedFilesAreReportedNewestFirstAndCountAsNoCheckpoint() throws IOException {
    CheckpointStore store = store(2);
    Path one = store.save(1, TensorFiles.small(1));
    Path two = store.save(2, TensorFiles.small(2));
    Files.write(one, new byte[3]);
    Files.write(two, new byte[0]);
    CheckpointStore.Latest latest = store.latest();
    assertEquals(Optional.empty(), latest.checkpoint());
    assertEquals(
        List.of(two, one), latest.skipped().stream().map(CorruptFileException::file).toList());
  }

  @Test
  void aDamagedLaterStepDoesNotCostTheWholeEarlierOnes() throws IOException {
    CheckpointStore store = store(2);
    store.save(1, TensorFiles.small(1));
    Files.write(store.save(9, TensorFiles.small(9)), new byte[0]);
    store.save(2, TensorFiles.small(2));
    Files.write(folder().resolve("checkpoint-000000000002.safetensors"), new byte[0]);
    assertEquals(1, store.latest().checkpoint().orElseThrow().step());
  }

  @Test
  void aFileWithoutADigestIsNoCheckpoint() throws IOException {
    Files.createDirectory(folder());
    Files.write(
        folder().resolve("checkpoint-1.safetensors"), SafeTensorsCorpus.file("{}", new byte[0]));
    CheckpointStore.Latest latest = store(2).latest();
    assertEquals(Optional.empty(), latest.checkpoint());
    assertTrue(latest.skipped().getFirst().getMessage().contains("nn.sha256"));
  }

  @Test
  void aCopiedFolderCanBeReadElsewhere() throws IOException {
    Path file = store(2).save(1, TensorFiles.small(1));
    Path copy = Files.createDirectory(parent.resolve("copy"));
    Files.copy(file, copy.resolve(file.getFileName()));
    assertEquals(1, new CheckpointStore(copy, 2).latest().checkpoint().orElseThrow().step());
  }

  @Test
  void fewerThanTwoGenerationsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> store(1));
  }

  private Path folder() {
    return parent.resolve("run");
  }

  private CheckpointStore store(int generations) {
    return new CheckpointStore(folder(), generations);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
