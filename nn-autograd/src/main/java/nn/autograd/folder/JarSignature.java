package nn.autograd.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarException;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import nn.autograd.registry.Excerpt;

/** Whether a jar that is signed is as it was signed; by whom, it does not ask. */
final class JarSignature {
  private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/[^/]+\\.SF");

  private JarSignature() {}

  /**
   * Checks a jar that is signed; one that is not, passes.
   *
   * @throws JarException if something in it is not what was signed
   */
  static void require(JarFile jar, List<JarEntry> entries) throws IOException {
    if (entries.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches())) {
      for (JarEntry entry : entries) {
        requireSigned(jar, entry);
      }
    }
  }

  private static void requireSigned(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(OutputStream.nullOutputStream()); // the signers are known at its end
    } catch (SecurityException e) {
      throw changed(String.valueOf(e.getMessage()));
    }
    boolean needsNone = entry.isDirectory() || entry.getName().startsWith("META-INF/");
    if (!needsNone && entry.getCodeSigners() == null) {
      throw changed("no valid signature covers '" + entry.getName() + "'");
    }
  }

  private static JarException changed(String how) {
    return new JarException(
        "was changed since it was signed ("
            + Excerpt.of(how)
            + "); get it again from where it was published");
  }
}
