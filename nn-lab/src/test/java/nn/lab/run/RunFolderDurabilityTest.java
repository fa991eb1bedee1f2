package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.checkpoint.TensorFile;
import nn.testing.FaultyFileSystem;
import nn.testing.FaultyFileSystem.Fault;
import nn.testing.FaultyFileSystem.Operation;
import nn.testing.PowerCut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loss of power, or a full disk, leaves of a run's folder. */
class RunFolderDurabilityTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
  private static final Trial TRIAL = Trials.trial(1, 0, "sgd", 1);

  @TempDir Path parent;

  private static TensorFile content(float value) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("x", new StoredArray.F32(Shape.of(1), new float[] {value}));
    return new TensorFile(arrays, new LinkedHashMap<>());
  }

  @Test
  void aCheckpointThatIsThereCanAlwaysGoOn() throws IOException {
    FaultyFileSystem disk =
        new FaultyFileSystem(FileSystems.getDefault(), Fault.ONCE, Integer.MAX_VALUE);
    RunFolder folder = RunFolder.create(disk.wrap(parent.resolve("new/runs")), TIME, "digits");
    folder.writeConfig("name: digits");
    final int configured = disk.operations().size();
    CheckpointStore store = folder.createdStore(TRIAL);
    Path first = Path.of(store.save(1, content(1)).toString());
    final int saved = disk.operations().size();
    store.save(2, content(2));
    store.save(3, content(3));
    Path config = Path.of(folder.config().toString());
    List<Operation> operations = disk.operations();
    for (int cut = 0; cut <= operations.size(); cut++) {
      List<Operation> before = operations.subList(0, cut);
      for (PowerCut.Names names : PowerCut.Names.values()) {
        Map<Path, Boolean> files = PowerCut.after(before, names);
        List<Path> checkpoints =
            files.keySet().stream()
                .filter(file -> file.toString().endsWith(".safetensors"))
                .toList();
        String what = names + " after " + before;
        assertTrue(cut < configured || files.containsKey(config), what);
        assertTrue(files.getOrDefault(config, true), what);
        assertTrue(checkpoints.isEmpty() || files.containsKey(config), what);
        checkpoints.forEach(file -> assertTrue(files.get(file), what));
        assertTrue(cut != saved || checkpoints.contains(first), what);
        assertTrue(cut < saved || !checkpoints.isEmpty(), what);
      }
    }
  }

  @Test
  void aConfigThatCannotBeWrittenLeavesNoFolderAndSaysSo() throws IOException {
    int created = operationsToCreate();
    for (int at = created; at < created + 4; at++) {
      Path runs = Files.createDirectory(parent.resolve("runs-" + at));
      FaultyFileSystem disk = new FaultyFileSystem(FileSystems.getDefault(), Fault.ONCE, at);
      RunFolder folder = RunFolder.create(disk.wrap(runs), TIME, "digits");
      String message =
          String.valueOf(
              assertThrows(RunException.class, () -> folder.writeConfig("name: digits"))
                  .getMessage());
      assertTrue(message.startsWith(folder.config() + " was not saved: injected at "), message);
      assertTrue(message.endsWith("; nothing was trained"), message);
      try (Stream<Path> left = Files.list(runs)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  private int operationsToCreate() throws IOException {
    FaultyFileSystem disk =
        new FaultyFileSystem(FileSystems.getDefault(), Fault.ONCE, Integer.MAX_VALUE);
    RunFolder.create(disk.wrap(Files.createDirectory(parent.resolve("count"))), TIME, "digits");
    return disk.operations().size();
  }

  @Test
  void aFolderThatIsGoneIsNotCreatedForCheckpoints() throws IOException {
    RunFolder folder = RunFolder.create(parent, TIME, "digits");
    FolderIdentity identity = FolderIdentity.of(folder);
    assertTrue(identity.isThere());
    Files.move(folder.path(), parent.resolve("moved"));
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> folder.createdStore(TRIAL)).getMessage());
    assertEquals(
        folder.path().resolve("checkpoints") + " was not created: there is no such file or folder",
        message);
    assertFalse(Files.exists(folder.path()));
    assertFalse(identity.isThere());
    Files.createDirectory(folder.path());
    assertEquals(identity.key() == null, identity.isThere(), "another folder of the same name");
  }
}
