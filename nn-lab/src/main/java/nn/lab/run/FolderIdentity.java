package nn.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the folder of a run was moved, deleted or replaced by another while it is in use.
 *
 * @param key what the system knows the folder by; null where it has no such thing
 */
record FolderIdentity(Path folder, @Nullable Object key) {

  /** Remembers a folder that is there. */
  static FolderIdentity of(RunFolder run) throws IOException {
    return new FolderIdentity(run.path(), key(run.path()));
  }

  private static @Nullable Object key(Path folder) throws IOException {
    return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
  }

  /** Returns whether the folder is still where it was. */
  boolean isThere() {
    try {
      return Files.isDirectory(folder) && Objects.equals(key, key(folder));
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Fails if the folder is no longer where it was.
   *
   * @throws RunException saying so
   */
  void requireThere() {
    if (!isThere()) {
      throw new RunException(
          folder
              + " is gone: the folder of this run was moved or deleted while it was trained, so the"
              + " training ended");
    }
  }
}
