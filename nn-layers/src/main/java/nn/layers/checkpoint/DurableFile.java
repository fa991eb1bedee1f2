package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Replaces a file so that a crash at any moment leaves the earlier file or the whole new one.
 *
 * <p>The content goes to a new file beside the target, is forced to the disk, read back and
 * compared with what was meant, and renamed in one step; then the folder is forced. A failed force
 * is never repeated: the system may have dropped the data and report success the second time.
 */
final class DurableFile {
  /** Follows the name of the target in the name of an unfinished file. */
  static final String TEMPORARY = ".tmp-";

  private static final int RANDOM_BYTES = 8;

  private DurableFile() {}

  /**
   * Writes the file.
   *
   * @throws NotCommittedException if the target is what it was before
   * @throws DurabilityUncertainException if the target is new but may not survive a loss of power
   */
  static void replace(Path target, SafeTensorsWriter writer) throws IOException {
    Path temporary = target.resolveSibling(name(target) + TEMPORARY + random());
    try {
      writeTemporary(temporary, writer);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary, e);
      throw new NotCommittedException(target, e);
    }
    try {
      forceFolder(folder(target));
    } catch (IOException e) {
      throw new DurabilityUncertainException(target, e);
    }
  }

  /** Creates a folder and those it lies in, each forced into the one above. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder(folder);
      createFolder(parent);
      Files.createDirectories(folder);
      forceFolder(parent);
    }
  }

  private static void writeTemporary(Path temporary, SafeTensorsWriter writer) throws IOException {
    String written;
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      written = writer.write(channel);
      channel.force(true);
    }
    try (SafeTensorsReader reader = SafeTensorsReader.open(temporary)) {
      String found = reader.verify();
      if (!found.equals(written)) {
        throw new IOException("wrote SHA-256 " + written + ", read back " + found);
      }
    }
  }

  /** Forces the names in a folder to the disk; Windows has no such call and needs none. */
  private static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void discard(Path temporary, IOException reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root is no target");
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName(), "the root is no target").toString();
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
