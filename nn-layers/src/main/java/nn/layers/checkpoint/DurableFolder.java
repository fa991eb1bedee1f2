package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Creates folders whose names survive a loss of power: a file that was saved in a folder is lost if
 * the folder's own name is. Thread-safe.
 */
public final class DurableFolder {
  private DurableFolder() {}

  /**
   * Creates a folder and those it lies in, where they are not there, each forced into the one
   * above.
   */
  public static void createWithParents(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      createWithParents(parent(folder));
      createUnlessThere(folder);
      force(parent(folder));
    }
  }

  /** Tries once, which {@link Files#createDirectories} does not: it hides the first failure. */
  private static void createUnlessThere(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * Creates a folder in one that is there, and forces its name to the disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something of this name is there
   * @throws java.nio.file.NoSuchFileException if the folder it lies in is not there
   */
  public static void create(Path folder) throws IOException {
    Files.createDirectory(folder);
    force(parent(folder));
  }

  /** Forces the names in a folder to the disk; Windows has no such call and needs none. */
  static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root is no target");
  }
}
