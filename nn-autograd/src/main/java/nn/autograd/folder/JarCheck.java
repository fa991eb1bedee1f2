package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks at a jar before anything of it is loaded. */
final class JarCheck {
  private static final long MAX_UNPACKED = 1L << 30;

  private JarCheck() {}

  /** Returns what is wrong with a jar. */
  static Optional<String> problem(Path jar, Path root) throws IOException {
    if (!jar.toRealPath().startsWith(root)) {
      return Optional.of(jar + " is a link that leads out of the plugin folder; copy the jar");
    }
    if (!Files.isRegularFile(jar)) {
      return Optional.of(jar + " is not a file");
    }
    try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ)) {
      return entries(jar, Collections.list(file.entries()));
    } catch (IOException e) {
      return Optional.of(jar + " is not a whole jar (" + e.getMessage() + "); copy it again");
    }
  }

  private static Optional<String> entries(Path jar, List<? extends ZipEntry> entries) {
    Set<String> names = new TreeSet<>();
    long unpacked = 0;
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      if (name.startsWith("/") || Path.of(name).normalize().startsWith("..")) {
        return Optional.of(jar + " holds the entry '" + name + "', which leads out of it");
      }
      if (!names.add(name)) {
        return Optional.of(jar + " holds the entry '" + name + "' twice");
      }
      unpacked += Math.max(0, entry.getSize());
    }
    return unpacked > MAX_UNPACKED
        ? Optional.of(jar + " unpacks to more than 1 GiB, which no plugin needs")
        : Optional.empty();
  }
}
