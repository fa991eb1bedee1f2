package nn.layers.checkpoint;

import java.util.List;
import java.util.SequencedMap;

/**
 * The JSON header of a safetensors file: <a
 * href="https://github.com/huggingface/safetensors#format">format</a>.
 *
 * @param entries in the order of the header
 * @param metadata the {@code __metadata__} object, with the keys of the format itself
 * @param digestOffset where in the header the hexadecimal digits of {@link #DIGEST} start; −1 if
 *     the file has none
 */
record Header(List<Entry> entries, SequencedMap<String, String> metadata, int digestOffset) {
  /** The name under which metadata stands among the entries. */
  static final String METADATA = "__metadata__";

  /** The metadata keys that belong to the format. */
  static final String RESERVED = "nn.";

  /** The version of what nn adds to the format: the digest. */
  static final String FORMAT = RESERVED + "format";

  static final String FORMAT_VERSION = "1";

  /** The SHA-256 of the whole file, taken with the digest's own digits replaced by zeros. */
  static final String DIGEST = RESERVED + "sha256";

  static final int DIGEST_LENGTH = 64;

  /** Bytes before the header: its length, an unsigned little-endian 64-bit number. */
  static final int LENGTH_BYTES = 8;

  static final int MAX_BYTES = 16 << 20;
  static final int MAX_RANK = 32;

  /** The largest integer that every JSON reader holds exactly, 2⁵³. */
  static final long MAX_NUMBER = 1L << 53;

  Header {
    entries = List.copyOf(entries);
  }

  /** One array: {@code begin} and {@code end} are byte offsets into the data after the header. */
  record Entry(String name, DType dtype, List<Long> shape, long begin, long end) {
    Entry {
      shape = List.copyOf(shape);
    }
  }
}
