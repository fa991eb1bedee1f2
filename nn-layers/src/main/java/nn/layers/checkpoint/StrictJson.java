package nn.layers.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON read so that no two readers could disagree about it, each error with its byte in the file.
 *
 * <p>On top of what Jackson refuses: anything but <code>{</code> as the first byte, NUL, malformed
 * UTF-8, lone surrogates, a name twice at any level, other padding than spaces, and numbers that
 * are not digits alone or exceed 2⁵³.
 */
final class StrictJson implements Closeable {
  private static final int MAX_NESTING = 3;
  private static final int MAX_NAME_BYTES = 4096;
  private static final int MAX_DIGITS = Long.toString(Header.MAX_NUMBER).length();

  private final Path file;
  private final byte[] bytes;
  private final JsonParser parser;

  StrictJson(Path file, byte[] bytes) throws IOException {
    this.file = file;
    this.bytes = bytes;
    requireText();
    this.parser = factory().createParser(bytes);
  }

  /**
   * Interning would keep an attacker's names for ever; a factory of its own per file keeps none.
   */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxNameLength(MAX_NAME_BYTES)
                .maxStringLength(Header.MAX_BYTES)
                .maxDocumentLength(Header.MAX_BYTES)
                .build())
        .build();
  }

  private void requireText() throws CorruptFileException {
    if (bytes.length == 0 || bytes[0] != '{') {
      throw corruptByte(0, "expected '{' as the first byte of the header");
    }
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(input);
    } catch (CharacterCodingException e) {
      throw corruptByte(input.position(), "expected UTF-8: " + e.getMessage());
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw corruptByte(i, "expected text, found NUL");
      }
    }
  }

  /** Moves into the object that comes next. */
  void requireObject(String place) throws IOException {
    require(JsonToken.START_OBJECT, place, "an object");
  }

  /** Moves to the next field of the object; false at its end. */
  boolean nextField() throws IOException {
    return parser.nextToken() != JsonToken.END_OBJECT;
  }

  String name() throws IOException {
    return parser.currentName();
  }

  String string(String place) throws IOException {
    require(JsonToken.VALUE_STRING, place, "a string");
    String text = parser.getText();
    if (!Names.isUnicode(text)) {
      throw corrupt(place, "expected Unicode text, found a lone surrogate");
    }
    return text;
  }

  List<Long> integers(String place, int limit) throws IOException {
    require(JsonToken.START_ARRAY, place, "an array of integers");
    List<Long> integers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (integers.size() == limit) {
        throw corrupt(place, "expected at most " + limit + " integers");
      }
      integers.add(integer(place));
    }
    return integers;
  }

  private long integer(String place) throws IOException {
    String text = parser.getText();
    boolean digits =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && text.length() <= MAX_DIGITS
            && !text.startsWith("-");
    if (!digits || Long.parseLong(text) > Header.MAX_NUMBER) {
      throw corrupt(
          place, "expected an integer from 0 to 2^53 in digits, found " + Names.printable(text));
    }
    return Long.parseLong(text);
  }

  private void require(JsonToken token, String place, String expected) throws IOException {
    if (parser.nextToken() != token) {
      throw corrupt(place, "expected " + expected + ", found " + Names.printable(parser.getText()));
    }
  }

  /** Requires spaces alone between here and the end. */
  void requirePadding() throws CorruptFileException {
    for (int i = (int) parser.currentLocation().getByteOffset(); i < bytes.length; i++) {
      if (bytes[i] != ' ') {
        throw corruptByte(i, "expected only spaces after the header's object");
      }
    }
  }

  /** Returns where in the header the current token starts. */
  int tokenOffset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  CorruptFileException corrupt(String place, String problem) {
    long offset = Header.LENGTH_BYTES + (long) tokenOffset();
    return new CorruptFileException(file, "byte " + offset + ", " + place, problem);
  }

  private CorruptFileException corruptByte(int offset, String problem) {
    return new CorruptFileException(file, Header.LENGTH_BYTES + (long) offset, problem);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
