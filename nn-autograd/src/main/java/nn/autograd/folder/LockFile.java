package nn.autograd.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.autograd.registry.Excerpt;

/**
 * The file {@code plugins.sha256} beside the folders of plugins, which says what every jar must be;
 * written by {@code sha256sum}, and there only if somebody wants it.
 *
 * @param file the lock file
 * @param digests by the name of a jar within the folder: {@code lion/lion.jar}
 */
record LockFile(Path file, Map<String, String> digests) {
  static final String NAME = "plugins.sha256";

  private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{64}) [ *](?:\\./)?(.+)");

  /**
   * Reads a lock file.
   *
   * @param problems receives what is wrong with it
   */
  static LockFile read(Path file, List<String> problems) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    List<String> lines = Files.readString(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        digests.put(line.group(2), line.group(1).toLowerCase(Locale.ROOT));
      } else if (!lines.get(i).isBlank()) {
        problems.add(
            file
                + ":"
                + (i + 1)
                + ": '"
                + Excerpt.of(lines.get(i))
                + "' is not a line 'SHA-256  NAME/file.jar' of sha256sum; no plugin is loaded");
      }
    }
    return new LockFile(file, digests);
  }

  /** Returns why a jar is not the one that was locked. */
  Optional<String> problem(JarCopies.Copy copy) {
    Path jar = copy.original();
    Path parent = jar.getParent();
    String name = (parent == null ? "" : parent.getFileName() + "/") + jar.getFileName();
    String expected = digests.get(name);
    String found = copy.sha256();
    if (found.equals(expected)) {
      return Optional.empty();
    }
    return Optional.of(
        jar
            + " is not the jar that "
            + file
            + " locks: expected "
            + (expected == null ? "no '" + name + "'" : "SHA-256 " + expected)
            + ", found "
            + found
            + ". If you trust it, renew the lock: (cd '"
            + file.getParent()
            + "' && sha256sum */*.jar > "
            + NAME
            + ")");
  }
}
