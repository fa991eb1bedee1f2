package nn.autograd.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Private copies of the jars below a root, in a {@linkplain TemporaryFolder temporary folder} like
 * it.
 *
 * <p>A jar is read once, while it is copied. What is hashed, checked and loaded is the copy: nobody
 * can exchange it in between, nor while classes are still loaded from it.
 *
 * @param root where the jars lie
 * @param folder where the copies are
 */
record JarCopies(Path root, Path folder) {
  private static final int LARGEST = 1 << 30;

  /**
   * A copy.
   *
   * @param original the jar that the user put into the folder
   * @param path the copy
   * @param sha256 of the bytes that were copied
   */
  record Copy(Path original, Path path, String sha256) {}

  /** Creates the folder. */
  static JarCopies of(Path root) throws IOException {
    try {
      return new JarCopies(root, TemporaryFolder.create().path());
    } catch (IOException e) {
      throw new IOException(
          "jars cannot be copied to "
              + System.getProperty("java.io.tmpdir")
              + ", Java's folder for temporary files, which -Djava.io.tmpdir=FOLDER changes: "
              + e,
          e);
    }
  }

  /**
   * Copies a jar below the root.
   *
   * @throws IOException if it cannot be read or written, or is too large
   */
  Copy copy(Path jar) throws IOException {
    Path copy = folder.resolve(root.relativize(jar).toString());
    Files.createDirectories(copy.getParent());
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha256);
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > LARGEST) {
          throw new IOException("it is larger than " + (LARGEST >> 20) + " MiB");
        }
        out.write(buffer, 0, read);
      }
    }
    return new Copy(jar, copy, HexFormat.of().formatHex(sha256.digest()));
  }

  /** Returns a text in which every path of a copy is that of its original. */
  String original(String text) {
    return text.replace(folder.toString(), root.toString());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
