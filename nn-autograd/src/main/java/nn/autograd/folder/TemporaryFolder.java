package nn.autograd.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder among the temporary files that only this user may read, until the process ends.
 *
 * <p>The folder of a process that was killed is deleted by the next that makes one. What tells it
 * from a folder in use is a lock, which the system takes from a process however it ends.
 *
 * @param path where the folder is
 */
record TemporaryFolder(Path path) {
  private static final String PREFIX = "nn-plugins-";

  /** Not the name of a folder of plugins, which starts with no dot. */
  static final String LOCK = ".lock";

  /** A folder that is younger may be about to be locked. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /** Creates a folder, and deletes those that killed processes have left. */
  static TemporaryFolder create() throws IOException {
    TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(ownPrefix()));
    FileChannel lock =
        FileChannel.open(
            folder.path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (!isLocked(lock)) {
      Files.delete(folder.path.resolve(LOCK)); // nobody deletes a folder that has none
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> folder.delete(lock)));
    folder.deleteLeftBehind();
    return folder;
  }

  /** A process opens no lock of its own: closing it again would unlock it on many systems. */
  private static String ownPrefix() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  private static boolean isLocked(FileChannel lock) {
    try {
      return lock.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false; // this file system has no locks, or this process has locked it itself
    }
  }

  /** Deletes the folders beside this one that killed processes of the same user have left. */
  void deleteLeftBehind() {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(path.resolveSibling(""), PREFIX + "*")) {
      for (Path folder : folders) {
        if (!folder.getFileName().toString().startsWith(ownPrefix()) && isOurs(folder)) {
          deleteIfUnlocked(folder);
        }
      }
    } catch (IOException e) {
      // what is left, the next process deletes, or the system with other temporary files
    }
  }

  private boolean isOurs(Path folder) throws IOException {
    LinkOption here = LinkOption.NOFOLLOW_LINKS;
    return Files.isDirectory(folder, here)
        && Files.getOwner(folder, here).equals(Files.getOwner(path, here))
        && Files.isRegularFile(folder.resolve(LOCK), here)
        && Files.getLastModifiedTime(folder, here).toInstant().isBefore(Instant.now().minus(YOUNG));
  }

  private static void deleteIfUnlocked(Path folder) throws IOException {
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (isLocked(lock)) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private void delete(FileChannel lock) {
    try (lock) {
      delete(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // what is left, the next process deletes
    }
  }
}
