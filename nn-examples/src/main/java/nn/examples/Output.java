package nn.examples;

import java.util.Locale;

/** Prints for the reader, with a decimal point in every country. */
final class Output {
  private Output() {}

  /** Prints a line made as {@link String#format} makes it. */
  static void print(String format, Object... arguments) {
    IO.println(String.format(Locale.ROOT, format, arguments));
  }
}
