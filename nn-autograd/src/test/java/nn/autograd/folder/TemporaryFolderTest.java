package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted of the folders beside a new one. */
class TemporaryFolderTest {
  @TempDir private Path temporary;
  private TemporaryFolder own;

  @BeforeEach
  void aFolderOfThisProcess() throws IOException {
    own = new TemporaryFolder(folder("nn-plugins-" + ProcessHandle.current().pid() + "-1", true));
  }

  private Path folder(String name, boolean hasLock) throws IOException {
    Path folder = temporary.resolve(name);
    Path jar = Files.createDirectories(folder.resolve("lion")).resolve("lion.jar");
    Files.writeString(jar, "a copy");
    if (hasLock) {
      Files.createFile(folder.resolve(TemporaryFolder.LOCK));
    }
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(folder, FileTime.from(yesterday));
    return folder;
  }

  private static Path lock(Path folder) {
    return folder.resolve(TemporaryFolder.LOCK);
  }

  @Test
  void theFolderOfAKilledProcessIsDeleted() throws IOException {
    Path left = folder("nn-plugins-0-1", true);
    own.deleteLeftBehind();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(own.path().resolve("lion/lion.jar")));
  }

  @Test
  void aFolderInUseStays() throws IOException {
    Path used = folder("nn-plugins-0-1", true);
    try (FileChannel channel = FileChannel.open(lock(used), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      own.deleteLeftBehind();
      assertTrue(lock.isValid());
    }
    assertTrue(Files.exists(used.resolve("lion/lion.jar")));
  }

  @Test
  void aFolderThatIsAboutToBeLockedStays() throws IOException {
    Path young = folder("nn-plugins-0-1", true);
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    own.deleteLeftBehind();
    assertTrue(Files.exists(young.resolve("lion/lion.jar")));
  }

  @Test
  void aFolderWithoutALockAndOneOfAnotherProgramStay() throws IOException {
    Path without = folder("nn-plugins-0-1", false);
    Path other = folder("another-1", true);
    own.deleteLeftBehind();
    assertTrue(Files.exists(without));
    assertTrue(Files.exists(other));
  }

  @Test
  void aLinkToAFolderStaysAndSoDoesTheFolder() throws IOException {
    Path elsewhere = folder("elsewhere", true);
    Path link = Files.createSymbolicLink(temporary.resolve("nn-plugins-0-1"), elsewhere);
    own.deleteLeftBehind();
    assertTrue(Files.exists(link.resolve("lion/lion.jar")));
  }

  @Test
  void aNewFolderHasItsLock() throws IOException {
    TemporaryFolder created = TemporaryFolder.create();
    assertTrue(Files.exists(lock(created.path())));
  }
}
