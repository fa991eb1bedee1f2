package nn.autograd.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarException;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nn.autograd.registry.Excerpt;

/** Reads a jar through before anything of it is loaded. */
final class JarCheck {
  private static final long MAX_UNPACKED = 1L << 30;

  /** Java reads these into memory, before anything of the jar is loaded. */
  private static final Pattern READ_WHOLE =
      Pattern.compile("META-INF/(MANIFEST\\.MF|services/.*)|(.*/)?module-info\\.class");

  private static final long MAX_READ_WHOLE = 1L << 20;

  private JarCheck() {}

  /** Returns what is wrong with a jar. */
  static Optional<String> problem(Path jar) {
    return problem(jar, MAX_UNPACKED);
  }

  static Optional<String> problem(Path jar, long maxUnpacked) {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries = Collections.list(file.entries());
      Set<String> names = distinct(entries.stream().map(ZipEntry::getName).toList());
      requireSize(
          entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum(), maxUnpacked);
      requireSame(names, distinct(namesInContent(jar, maxUnpacked)));
      JarSignature.require(file, entries);
      return Optional.empty();
    } catch (JarException e) {
      return Optional.of(jar + " " + e.getMessage());
    } catch (IOException e) {
      return Optional.of(
          jar
              + " is not a whole jar ("
              + Excerpt.of(String.valueOf(e.getMessage()))
              + "); copy it again");
    }
  }

  private static Set<String> distinct(Collection<String> names) throws JarException {
    Set<String> distinct = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith("/") || Arrays.asList(name.split("[/\\\\]")).contains("..")) {
        throw new JarException("holds the entry '" + Excerpt.of(name) + "', which leads out of it");
      }
      if (!distinct.add(name)) {
        throw new JarException("holds the entry '" + Excerpt.of(name) + "' twice");
      }
    }
    return distinct;
  }

  private static void requireSize(long unpacked, long most) throws JarException {
    if (unpacked > most) {
      throw new JarException(
          "unpacks to more than " + (most >> 20) + " MiB, which no plugin needs");
    }
  }

  /**
   * Returns the names that stand beside the content; Java itself reads those of the directory at
   * the end. It also finds what is damaged, and how large the content is really.
   */
  private static List<String> namesInContent(Path jar, long maxUnpacked) throws IOException {
    List<String> names = new ArrayList<>();
    byte[] buffer = new byte[1 << 16];
    long unpacked = 0;
    try (ZipInputStream in =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar), 1 << 16))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        long before = unpacked;
        boolean readWhole = READ_WHOLE.matcher(entry.getName()).matches();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          unpacked += read;
          requireSize(unpacked, maxUnpacked);
          if (readWhole && unpacked - before > MAX_READ_WHOLE) {
            throw new JarException(
                "holds '" + Excerpt.of(entry.getName()) + "' of more than 1 MiB");
          }
        }
      }
    }
    return names;
  }

  private static void requireSame(Set<String> directory, Set<String> content) throws JarException {
    Set<String> onlyOne = new TreeSet<>(directory);
    onlyOne.addAll(content);
    onlyOne.removeIf(name -> directory.contains(name) && content.contains(name));
    if (!onlyOne.isEmpty()) {
      throw new JarException(
          "has a directory that differs from its content at the entry '"
              + Excerpt.of(onlyOne.iterator().next())
              + "'; pack it again");
    }
  }
}
