package nn.lab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import nn.layers.data.Dataset;
import nn.layers.data.NumberTargets;

/** SHA-256 digests of files and data, as 64 hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** Returns the digest of a file, as {@code sha256sum} does, or of all files in a folder. */
  public static String of(Path code) throws IOException {
    MessageDigest digest = create();
    if (Files.isDirectory(code)) {
      try (Stream<Path> files = Files.walk(code)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(text(code.relativize(file).toString()));
          update(digest, file);
        }
      }
    } else {
      update(digest, code);
    }
    return hex(digest);
  }

  /** Returns the digest of all that a stream still has; the caller closes it. */
  static String of(InputStream in) throws IOException {
    MessageDigest digest = create();
    update(digest, in);
    return hex(digest);
  }

  /**
   * Returns the digest of a data set as it is trained on: the names of features and classes, and of
   * every sample, in order, the values and the target.
   */
  public static String of(Dataset data) {
    MessageDigest digest = create();
    digest.update(text(data.sampleShape() + "\n"));
    data.featureNames().forEach(name -> digest.update(text("feature " + name + "\n")));
    data.classNames().forEach(name -> digest.update(text("class " + name + "\n")));
    if (data.targets() instanceof NumberTargets numbers) {
      numbers.names().forEach(name -> digest.update(text("target " + name + "\n")));
    }
    int size = data.sampleShape().size();
    float[] values = new float[size];
    float[] answers = new float[data.targets().shape().size()];
    ByteBuffer sample =
        ByteBuffer.allocate(Math.multiplyExact(Math.addExact(size, answers.length), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < data.size(); i++) {
      data.inputs().copy(i, values, 0);
      sample.clear();
      sample.asFloatBuffer().put(values);
      data.targets().copy(i, answers, 0);
      sample.position(size * Float.BYTES);
      boolean areNumbers = data.targets() instanceof NumberTargets;
      for (float answer : answers) {
        sample.putInt(areNumbers ? Float.floatToIntBits(answer) : (int) answer);
      }
      digest.update(sample.flip());
    }
    return hex(digest);
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      update(digest, in);
    }
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
