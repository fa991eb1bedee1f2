package nn.architecture.determinism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nn.api.StoredArray;

/** The SHA-256 of names and of the exact bits of numbers. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void add(String name, float... values) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.allocate(values.length * Float.BYTES);
    for (float value : values) {
      bits.putInt(Float.floatToRawIntBits(value));
    }
    digest.update(bits.flip());
  }

  void add(String name, double value) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    long bits = Double.doubleToRawLongBits(value);
    digest.update(ByteBuffer.allocate(Double.BYTES).putLong(bits).flip());
  }

  void add(String name, StoredArray array) {
    switch (array) {
      case StoredArray.F32(_, float[] values) -> add(name, values);
      case StoredArray.F64(_, double[] values) -> {
        for (double value : values) {
          add(name, value);
        }
      }
      case StoredArray.I64(_, long[] values) -> {
        for (long value : values) {
          add(name, (double) value);
        }
      }
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
