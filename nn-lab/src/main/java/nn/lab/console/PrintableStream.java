package nn.lab.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import nn.autograd.registry.Printable;

/**
 * The last thing that text passes on its way to a terminal: what plugins, files and configs say may
 * not steer it.
 *
 * <p>Styles pass where they are wanted, and a carriage return passes in a line that began with one,
 * as a progress display does; everything else that is not {@linkplain Printable printable} is
 * escaped. A line too long for any reader is cut.
 */
final class PrintableStream extends OutputStream {
  private static final int LONGEST_LINE = 8000;
  private static final char ESCAPE = '\u001b';

  private final OutputStream target;
  private final Charset charset;
  private final boolean styled;
  private final CharsetDecoder decoder;
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private String unfinished = "";
  private int column;
  private boolean isProgress;

  private PrintableStream(OutputStream target, Charset charset, boolean styled) {
    this.target = target;
    this.charset = charset;
    this.styled = styled;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** Returns a stream that escapes on the way to another; it flushes at the end of a line. */
  static PrintStream to(OutputStream target, Charset charset, boolean styled) {
    return new PrintStream(new PrintableStream(target, charset, styled), true, charset);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer in =
        ByteBuffer.allocate(undecoded.remaining() + length)
            .put(undecoded)
            .put(bytes, offset, length)
            .flip();
    CharBuffer decoded = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, decoded, false);
    undecoded = in;
    print(unfinished + decoded.flip(), false);
  }

  @Override
  public void flush() throws IOException {
    print(unfinished, true);
    target.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    target.close();
  }

  /** Prints a text; a style at its end that may go on with the next write is left for that. */
  private void print(String text, boolean isEnd) throws IOException {
    StringBuilder printed = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = styled && text.charAt(at) == ESCAPE ? Style.end(text, at) : at;
      if (end < 0 && !isEnd) {
        break;
      }
      if (end > at) {
        printed.append(text, at, end);
        at = end;
      } else {
        int character = text.codePointAt(at);
        print(character, printed);
        at += Character.charCount(character);
      }
    }
    unfinished = text.substring(at);
    target.write(printed.toString().getBytes(charset));
  }

  private void print(int character, StringBuilder printed) {
    if (character == '\n') {
      printed.append(column > LONGEST_LINE ? "… (" + column + " characters)\n" : "\n");
      column = 0;
      isProgress = false;
    } else if (character == '\r' && (column == 0 || isProgress)) {
      printed.append('\r');
      column = 0;
      isProgress = true;
    } else if (++column <= LONGEST_LINE) {
      boolean isPlain = character == '\t' || Printable.isPlain(character);
      printed.append(isPlain ? Character.toString(character) : Printable.escape(character));
    }
  }
}
