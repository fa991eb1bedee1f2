package nn.lab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void theOptionComesBeforeTheVariableBeforeTheCache() {
    DataFolders folders =
        DataFolders.of(Optional.of(Path.of("option")), Map.of("NN_DATA", "variable"), HOME);
    assertEquals(
        List.of("option", "variable", "home/.cache/nn", "/usr/share/datasets"),
        folders.searched().stream().map(Path::toString).toList());
    assertEquals(Path.of("option"), folders.download());
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
    DataFolders folders = new DataFolders(List.of(folder), folder);
    return new FashionMnistFiles(folders, new Downloader(List.of()))
        .folder(Mockito.mock(Progress.class));
  }
}
