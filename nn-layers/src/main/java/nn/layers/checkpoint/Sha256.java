package nn.layers.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a file, taken with the digits of the digest itself replaced by zeros. */
final class Sha256 {
  static final String PLACEHOLDER = "0".repeat(Header.DIGEST_LENGTH);

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds the length of the header and the header. */
  void updateHeader(byte[] header, int digestOffset) {
    byte[] copy = header.clone();
    if (digestOffset >= 0) {
      byte[] zeros = PLACEHOLDER.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(zeros, 0, copy, digestOffset, zeros.length);
    }
    digest.update(LittleEndian.length(header.length));
    digest.update(copy);
  }

  /** Adds what remains in the buffer; its position stays. */
  void update(ByteBuffer data) {
    digest.update(data.duplicate());
  }

  /** Returns the digest in hexadecimal digits; nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
