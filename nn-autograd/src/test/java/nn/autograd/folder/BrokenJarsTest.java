package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no good jar: each is one message that names it, and spoils no other plugin. */
class BrokenJarsTest {
  @TempDir private Path root;
  @TempDir private Path elsewhere;
  private HostileFolder folder;
  private Path jar;

  @BeforeEach
  void aHealthyPluginLiesBesideIt() throws IOException {
    folder = HostileFolder.in(root);
    jar = folder.jar();
  }

  @Test
  void notAZip() throws IOException {
    Files.writeString(jar, "this is no jar");
    folder.assertReported("bad.jar", "is not a whole jar");
  }

  @Test
  void truncated() throws IOException {
    byte[] whole = Files.readAllBytes(PluginJar.optimizer("bad").write(jar));
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
    folder.assertReported("bad.jar", "is not a whole jar");
  }

  @Test
  void damaged() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("text"));
      zip.write("as it was".getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(jar);
    replace(bytes, "as it was", "as it is ", 1);
    Files.write(jar, bytes);
    folder.assertReported("bad.jar", "is not a whole jar", "CRC");
  }

  @Test
  void anEntryThatLeadsOut() throws IOException {
    zip("../evil.class");
    folder.assertReported("bad.jar", "'../evil.class'", "leads out");
  }

  @Test
  void anEntryWhoseNameIsNoPath() throws IOException {
    zip("a\0b/../../evil.class");
    folder.assertReported("bad.jar", "leads out");
  }

  @Test
  void aBomb() throws IOException {
    zipZeros(1, Integer.MAX_VALUE);
    folder.assertReported("bad.jar", "more than 1024 MiB");
  }

  @Test
  void aBombThatLiesAboutItsSize() throws IOException {
    zipZeros(3, 1000);
    assertEquals(
        jar + " unpacks to more than 2 MiB, which no plugin needs",
        JarCheck.problem(jar, 2 << 20).orElseThrow());
    assertEquals(Optional.empty(), JarCheck.problem(jar, 3 << 20));
  }

  /** Writes zeros whose size the directory gives wrongly. */
  private void zipZeros(int mebibytes, int size) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("zeros"));
      zip.write(new byte[mebibytes << 20]);
    }
    byte[] bytes = Files.readAllBytes(jar);
    int directory = positions(bytes, "PK\1\2").getLast();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, size);
    Files.write(jar, bytes);
  }

  @Test
  void theSameEntryTwice() throws IOException {
    zip("a.class", "b.class");
    byte[] bytes = Files.readAllBytes(jar);
    replace(bytes, "b.class", "a.class", 2);
    Files.write(jar, bytes);
    folder.assertReported("bad.jar", "'a.class' twice");
  }

  @Test
  void aDirectoryThatDiffersFromTheContent() throws IOException {
    zip("a.class", "b.class");
    byte[] bytes = Files.readAllBytes(jar);
    replace(bytes, "b.class", "c.class", 1);
    Files.write(jar, bytes);
    folder.assertReported("bad.jar", "directory that differs", "'b.class'");
  }

  @Test
  void aTextThatJavaReadsWholeAndIsTooLong() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/services/nn.api.optim.OptimizerProvider"));
      zip.write(new byte[2 << 20]);
    }
    folder.assertReported("bad.jar", "META-INF/services", "more than 1 MiB");
  }

  @Test
  void aFolderWithoutAJarIsNoFault() throws IOException {
    Files.writeString(folder.jar("README.txt"), "to come");
    Files.writeString(folder.jar("bad.jar~"), "the backup of an editor");
    Files.writeString(folder.jar("._bad.jar"), "what another system leaves");
    Files.writeString(root.resolve("notes.txt"), "beside the folders");
    List<PluginFolder> folders = PluginFolder.loadAll(root);
    assertEquals(new PluginFolder(jar.getParent(), List.of(), List.of()), folders.getFirst());
    assertEquals(1, folders.getLast().providers().size());
    assertEquals(2, folders.size());
  }

  @Test
  void aNameThatWouldSteerATerminalIsEscaped() throws IOException {
    Path odd = PluginJar.optimizer("bad").write(root.resolve("o\u001b[2Jdd\n/o\u202edd.jar"));
    Files.writeString(odd, "this is no jar");
    PluginFolder loaded = PluginFolder.loadAll(root).getLast();
    assertEquals(1, loaded.problems().size());
    assertTrue(
        loaded
            .problems()
            .getFirst()
            .contains("/o\\u001b[2Jdd\\n/o\\u202edd.jar is not a whole jar"),
        loaded.problems().toString());
  }

  @Test
  void aLinkLeadsOutOfTheFolder() throws IOException {
    Files.createSymbolicLink(jar, PluginJar.optimizer("bad").write(elsewhere.resolve("bad.jar")));
    folder.assertReported("bad.jar", "link that leads out");
    Files.delete(jar);
  }

  @Test
  void aLinkedFolderLeadsOut() throws IOException {
    PluginJar.optimizer("bad").write(elsewhere.resolve("bad.jar"));
    Files.delete(jar.getParent());
    Files.createSymbolicLink(jar.getParent(), elsewhere);
    folder.assertReported("link that leads out");
    Files.delete(jar.getParent());
  }

  private void zip(String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(1);
      }
    }
  }

  /** Writes a text over the first occurrences of another of the same length. */
  private static void replace(byte[] bytes, String text, String by, int times) {
    for (int at : positions(bytes, text).subList(0, times)) {
      System.arraycopy(by.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, by.length());
    }
  }

  private static List<Integer> positions(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Integer> positions = new ArrayList<>();
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      positions.add(at);
    }
    return positions;
  }
}
