package nn.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * How a line looks, so that it can be told from the others: {@code Look.of(0)} is the first of 160
 * that are all different.
 *
 * <p>The first eight differ in colour, the next ones in dashes too, and those after 32 in the mark
 * at every point.
 *
 * @param color of the line and its marks
 * @param dashes lengths of strokes and gaps in turn; empty for a solid line
 * @param mark what stands at every point
 */
public record Look(Color color, List<Float> dashes, Mark mark) {
  /** What stands at every point of a line. */
  public enum Mark {
    /** Nothing. */
    NONE,
    /** A dot. */
    CIRCLE,
    /** A square. */
    SQUARE,
    /** A diamond. */
    DIAMOND,
    /** A triangle that stands on its side. */
    TRIANGLE,
    /** A cross, for an end that was not wanted. */
    CROSS
  }

  /** The palette of Okabe and Ito, which people with colour blindness can tell apart too. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0x8C8C2B));

  private static final List<List<Float>> DASHES =
      List.of(List.of(), List.of(7f, 3f), List.of(2f, 2f), List.of(8f, 3f, 2f, 3f));

  private static final List<Mark> MARKS =
      List.of(Mark.NONE, Mark.CIRCLE, Mark.SQUARE, Mark.DIAMOND, Mark.TRIANGLE);

  private static final float WIDTH = 2;

  /** Copies the list. */
  public Look {
    dashes = List.copyOf(dashes);
  }

  /**
   * Returns the look of a line.
   *
   * @param line counted from 0
   */
  public static Look of(int line) {
    int dashes = line / COLORS.size();
    int mark = dashes / DASHES.size();
    return new Look(
        COLORS.get(line % COLORS.size()),
        DASHES.get(dashes % DASHES.size()),
        MARKS.get(mark % MARKS.size()));
  }

  /** Returns the look of a line that the others are measured by: dashed, in the colour of text. */
  public static Look reference() {
    return new Look(Theme.TEXT, DASHES.get(1), Mark.NONE);
  }

  /** Returns the same look with another mark. */
  public Look with(Mark other) {
    return new Look(color, dashes, other);
  }

  BasicStroke stroke() {
    float[] lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i);
    }
    return new BasicStroke(
        WIDTH,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        lengths.length == 0 ? null : lengths,
        0);
  }
}
