package nn.layers.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Replaces a file so that a crash at any moment, a loss of power included, leaves the earlier file
 * or the whole new one.
 *
 * <p>The content goes to a new file beside the target, is forced to the disk, read back and
 * compared with what was meant, and renamed in one step; then the folder is forced. A failed force
 * is never repeated: the system may have dropped the data and report success the second time.
 *
 * {@snippet :
 * DurableFolder.createWithParents(folder);
 * DurableFile.write(folder.resolve("config.yaml"), text.getBytes(StandardCharsets.UTF_8));
 * }
 *
 * <p>Thread-safe.
 */
public final class DurableFile {
  private static final int RANDOM_BYTES = 8;

  /** Between the name of the target and a random number in the name of an unfinished file. */
  private static final String TEMPORARY = ".tmp-";

  private static final Pattern UNFINISHED =
      Pattern.compile(".+" + Pattern.quote(TEMPORARY) + "[0-9a-f]{" + 2 * RANDOM_BYTES + "}");

  private DurableFile() {}

  /** What goes into a file. */
  interface Content {
    /** Writes all of it into an empty file. */
    void write(FileChannel channel) throws IOException;

    /** Reads a file and fails if it is not what was written. */
    void verify(Path file) throws IOException;
  }

  /**
   * Writes a file, or replaces it.
   *
   * @throws NotCommittedException if the target is what it was before
   * @throws DurabilityUncertainException if the target is new but may not survive a loss of power
   */
  public static void write(Path target, byte[] content) throws IOException {
    replace(target, new DurableBytes(content.clone()));
  }

  /** Deletes the unfinished files that a crash left in a folder; nothing may be saved meanwhile. */
  public static void deleteUnfinished(Path folder) throws IOException {
    List<Path> unfinished = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (UNFINISHED.matcher(name(file)).matches()) {
          unfinished.add(file);
        }
      }
    }
    for (Path file : unfinished) {
      Files.deleteIfExists(file);
    }
  }

  static void replace(Path target, Content content) throws IOException {
    Path temporary = target.resolveSibling(name(target) + TEMPORARY + random());
    try {
      writeTemporary(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary, e);
      throw new NotCommittedException(target, e);
    }
    try {
      DurableFolder.force(DurableFolder.parent(target));
    } catch (IOException e) {
      throw new DurabilityUncertainException(target, e);
    }
  }

  private static void writeTemporary(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.write(channel);
      channel.force(true);
    }
    content.verify(temporary);
  }

  private static void discard(Path temporary, IOException reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
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
