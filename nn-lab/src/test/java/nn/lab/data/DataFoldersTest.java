package nn.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.lab.console.Progress;
import nn.layers.data.FashionMnist.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class DataFoldersTest {
  private static final Path HOME = Path.of("home");

  @Test
  void aFolderThatIsNamedIsTheOnlyOneAndTheOptionComesBeforeTheVariable() {
    Map<String, String> variable = Map.of("NN_DATA", "variable");
    DataFolders option = DataFolders.of(Optional.of(Path.of("option")), variable, HOME);
    assertEquals(List.of(Path.of("option")), option.searched());
    assertEquals(Path.of("option"), option.download());
    assertEquals(
        List.of(Path.of("variable")), DataFolders.of(Optional.empty(), variable, HOME).searched());
  }

  @Test
  void withoutANamedFolderTheCacheComesBeforeDebiansFolder() {
    assertEquals(
        List.of(Path.of("home/.cache/nn"), Path.of("/usr/share/datasets")),
        DataFolders.of(Optional.empty(), Map.of(), HOME).searched());
  }

  @Test
  void aNamedFolderThatIsNotThereIsRefused(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing");
    Map<String, String> variable = Map.of("NN_DATA", missing.toString());
    DataFolders folders = DataFolders.of(Optional.empty(), variable, HOME);
    IOException e = assertThrows(IOException.class, () -> found(folders));
    assertEquals("NN_DATA = " + missing + ": there is no such folder", e.getMessage());
    Path file = Files.createFile(folder.resolve("file"));
    DataFolders named = DataFolders.of(Optional.of(file), Map.of(), HOME);
    assertEquals(
        "--data-dir = " + file + ": is no folder", named.missing().orElseThrow().toString());
  }

  @Test
  void aNamedFolderThatLacksFilesIsRefused(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve(Part.TRAIN_IMAGES.fileName()));
    DataFolders named = DataFolders.of(Optional.of(folder), Map.of(), HOME);
    IOException e = assertThrows(IOException.class, () -> found(named));
    assertEquals(
        folder
            + " holds some files of fashion-mnist, but not train-labels-idx1-ubyte.gz,"
            + " t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz",
        e.getMessage());
  }

  @Test
  void theCacheIsWhereTheDesktopPutsIt() {
    DataFolders folders =
        DataFolders.of(Optional.empty(), Map.of("XDG_CACHE_HOME", "cache", "NN_DATA", ""), HOME);
    assertEquals(Path.of("cache/nn"), folders.searched().getFirst());
    assertEquals(Path.of("cache/nn"), folders.download());
  }

  @Test
  void filesMayLieInTheFolderOrInOneWithTheDataSetsName(@TempDir Path folder) throws IOException {
    Path inside = Files.createDirectory(folder.resolve("fashion-mnist"));
    for (Part part : Part.values()) {
      Files.createFile(inside.resolve(part.fileName() + ".gz"));
    }
    assertEquals(inside, found(folder));
    for (Part part : Part.values()) {
      Files.createFile(folder.resolve(part.fileName()));
    }
    assertEquals(folder, found(folder));
  }

  private static Path found(Path folder) throws IOException {
    return found(DataFolders.of(Optional.of(folder), Map.of(), HOME));
  }

  private static Path found(DataFolders folders) throws IOException {
    return new FashionMnistFiles(folders, new Downloader(List.of()))
        .folder(Mockito.mock(Progress.class));
  }
}
