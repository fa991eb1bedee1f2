package nn.lab;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Adapts the streams of the console. */
final class Streams {
  private Streams() {}

  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }
}
