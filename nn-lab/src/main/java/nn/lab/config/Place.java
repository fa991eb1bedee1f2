package nn.lab.config;

import java.util.Comparator;

/**
 * Where a piece of a config was written.
 *
 * @param source a file, or a command-line option as it was typed
 * @param line counted from 1; 0 if the source is an option
 * @param column counted from 1; 0 if the source is an option
 */
public record Place(String source, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.line == 0)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparing(Place::source);

  /** Returns the place of something that stands on the command line. */
  public static Place option(String option) {
    return new Place(option, 0, 0);
  }

  /** Orders by line and column; options come last. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, or the option. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
