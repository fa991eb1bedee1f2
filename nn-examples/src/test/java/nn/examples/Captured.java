package nn.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a program printed. */
final class Captured {
  private Captured() {}

  /** Runs a program and returns what it wrote to standard output. */
  static String output(Runnable program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  /** Runs a program and returns what it wrote to standard error. */
  static String errors(Runnable program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      program.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(UTF_8);
  }
}
