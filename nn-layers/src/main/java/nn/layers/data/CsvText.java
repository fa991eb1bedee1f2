package nn.layers.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8 and follows lines and quotes, so that a fault is reported with the line where it
 * is; all text before it is handed out first.
 */
final class CsvText extends Reader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String file;
  private final InputStream bytes;
  private final QuoteScan quotes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean ended;
  private @Nullable String fault;

  CsvText(String file, InputStream bytes, char separator) {
    this.file = file;
    this.bytes = bytes;
    this.quotes = new QuoteScan(separator);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = fault == null ? decode(target, offset, length) : 0;
    if (count > 0) {
      return count;
    }
    if (fault == null) {
      fault = quotes.atEnd();
    }
    if (fault != null) {
      throw new DataFileException(file, fault);
    }
    return -1;
  }

  private int decode(char[] target, int offset, int length) throws IOException {
    CharBuffer text = CharBuffer.wrap(target, offset, length).slice();
    CoderResult result = decoder.decode(buffer, text, ended);
    while (result.isUnderflow() && text.position() == 0 && !ended) {
      fill();
      result = decoder.decode(buffer, text, ended);
    }
    int count = quotes.accept(target, offset, text.position());
    fault = quotes.fault();
    if (fault == null && result.isError()) {
      fault = badBytes(result.length());
    }
    return count;
  }

  private void fill() throws IOException {
    buffer.compact();
    int read = bytes.read(buffer.array(), buffer.position(), buffer.remaining());
    ended = read < 0;
    buffer.position(buffer.position() + Math.max(0, read)).flip();
  }

  private String badBytes(int length) {
    byte[] bad = new byte[Math.min(length, buffer.remaining())];
    buffer.duplicate().get(bad);
    return "line "
        + quotes.line()
        + ": expected text in UTF-8, found the byte "
        + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bad)
        + ". If it is Windows-1252 or Latin-1, save it as UTF-8, for instance with"
        + " 'iconv -f WINDOWS-1252 -t UTF-8'";
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
