package nn.layers.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.StoredArray;

/** Writes the JSON header of a safetensors file, with zeros where the digest will stand. */
final class HeaderWriter {
  /** The header starts with this, so that the place of the digest is known. */
  private static final String START = "{\"" + Header.METADATA + "\":{\"" + Header.DIGEST + "\":\"";

  /** Where in the header the digits of the digest start. */
  static final int DIGEST_OFFSET = START.length();

  /** The data starts at a multiple of this in the file, so that a reader may map it. */
  private static final int ALIGNMENT = 8;

  private HeaderWriter() {}

  /**
   * Returns the header, padded with spaces.
   *
   * @param arrays in the order of their data
   * @throws IllegalArgumentException if a name or text is not allowed, or the header is too long
   */
  static byte[] write(
      SequencedMap<String, StoredArray> arrays, SequencedMap<String, String> metadata) {
    arrays.keySet().forEach(HeaderWriter::requireName);
    metadata.forEach(HeaderWriter::requireText);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      writeMetadata(json, metadata);
      writeEntries(json, arrays);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes takes every byte", e);
    }
    return padded(bytes.toByteArray());
  }

  private static void writeMetadata(JsonGenerator json, Map<String, String> metadata)
      throws IOException {
    json.writeObjectFieldStart(Header.METADATA);
    json.writeStringField(Header.DIGEST, Sha256.PLACEHOLDER);
    json.writeStringField(Header.FORMAT, Header.FORMAT_VERSION);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeEntries(JsonGenerator json, SequencedMap<String, StoredArray> arrays)
      throws IOException {
    long begin = 0;
    for (Map.Entry<String, StoredArray> entry : arrays.entrySet()) {
      StoredArray array = entry.getValue();
      DType dtype = DType.of(array);
      long end = begin + (long) array.shape().size() * (dtype.bits() / Byte.SIZE);
      json.writeObjectFieldStart(entry.getKey());
      json.writeStringField("dtype", dtype.name());
      writeIntegers(json, "shape", Arrays.stream(array.shape().toArray()).asLongStream().toArray());
      writeIntegers(json, "data_offsets", begin, end);
      json.writeEndObject();
      begin = end;
    }
  }

  private static void writeIntegers(JsonGenerator json, String field, long... integers)
      throws IOException {
    json.writeFieldName(field);
    json.writeArray(integers, 0, integers.length);
  }

  private static byte[] padded(byte[] json) {
    int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    if (length > Header.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the header is " + length + " bytes, more than " + Header.MAX_BYTES);
    }
    byte[] padded = Arrays.copyOf(json, length);
    Arrays.fill(padded, json.length, length, (byte) ' ');
    return padded;
  }

  private static void requireName(String name) {
    Names.problem(name).ifPresent(problem -> refuse(name, problem));
    if (name.equals(Header.METADATA)) {
      refuse(name, "the format keeps this name for itself");
    }
  }

  private static void requireText(String key, String value) {
    Names.problem(key).ifPresent(problem -> refuse(key, problem));
    if (key.startsWith(Header.RESERVED)) {
      refuse(key, "keys that start with '" + Header.RESERVED + "' belong to the format");
    }
    if (!Names.isUnicode(value)) {
      refuse(key, "the value holds a lone surrogate");
    }
  }

  private static void refuse(String name, String problem) {
    throw new IllegalArgumentException("'" + Names.printable(name) + "': " + problem);
  }
}
