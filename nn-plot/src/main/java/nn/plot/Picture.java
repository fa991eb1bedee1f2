package nn.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Diagrams of one size in rows, a title above, a legend to the right and a caption below;
 * immutable. Its size follows from what is in it, so that no part takes another's room.
 *
 * <pre>{@code
 * Picture.of(2, List.of(loss, accuracy)).titled("digits").write(file);
 * }</pre>
 */
public final class Picture {
  private static final int MARGIN = 10;
  private static final int TITLE_HEIGHT = 30;
  private static final int CAPTION_LINE = 15;
  private static final int CAPTION_LINES = 4;
  private static final int LEGEND_TOP = 34;

  private final int columns;
  private final List<Panel> panels;
  private final String title;
  private final String caption;
  private final Legend legend;

  private Picture(int columns, List<Panel> panels, String title, String caption, Legend legend) {
    this.columns = columns;
    this.panels = List.copyOf(panels);
    this.title = title;
    this.caption = caption;
    this.legend = legend;
  }

  /** Returns a picture of diagrams, row by row. */
  public static Picture of(int columns, List<Panel> panels) {
    return new Picture(columns, panels, "", "", new Legend(List.of()));
  }

  /** Returns the same picture with a title above it. */
  public Picture titled(String text) {
    return new Picture(columns, panels, text, caption, legend);
  }

  /** Returns the same picture with a text below it that says what is drawn. */
  public Picture captioned(String text) {
    return new Picture(columns, panels, title, text, legend);
  }

  /** Returns the same picture with one more line in its legend, and what came of it in grey. */
  public Picture explained(Look look, String label, String detail) {
    List<Legend.Entry> entries = new ArrayList<>(legend.entries());
    entries.add(new Legend.Entry(look, label, detail));
    return new Picture(columns, panels, title, caption, new Legend(entries));
  }

  /**
   * Writes a PNG file whole or not at all, and needs no place for temporary files.
   *
   * @throws IOException if it cannot be written; names the file and the reason
   */
  public void write(Path file) throws IOException {
    PngFile.write(image(), file);
  }

  /** Returns the picture in pixels. */
  public BufferedImage image() {
    Layout layout = layout();
    var image = new BufferedImage(layout.width, layout.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, layout.width, layout.height);
    Theme.smooth(graphics);
    paintTitle(graphics, layout);
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      int x = i % columns * panel.width();
      int y = layout.top + i / columns * panel.height();
      panel.paint((Graphics2D) graphics.create(x, y, panel.width(), panel.height()));
    }
    Graphics2D beside = (Graphics2D) graphics.create();
    beside.translate(layout.gridWidth + MARGIN, layout.top + LEGEND_TOP);
    legend.paint(beside, layout.gridHeight - LEGEND_TOP);
    paintCaption(graphics, layout);
    graphics.dispose();
    return image;
  }

  /** Where everything is, in pixels. */
  private record Layout(
      int width, int height, int top, int gridWidth, int gridHeight, List<String> caption) {}

  private Layout layout() {
    int gridWidth = columns * panels.getFirst().width();
    int gridHeight = Math.ceilDiv(panels.size(), columns) * panels.getFirst().height();
    FontMetrics labels = metrics(Theme.LABEL);
    int beside = legend.width(labels, gridHeight - LEGEND_TOP);
    int width = gridWidth + (beside == 0 ? 0 : beside + MARGIN);
    FontMetrics small = metrics(Theme.CAPTION);
    List<String> lines =
        caption.isEmpty()
            ? List.of()
            : Text.wrap(
                Text.drawable(caption, Theme.CAPTION), small, width - 2 * MARGIN, CAPTION_LINES);
    int top = title.isEmpty() ? 0 : TITLE_HEIGHT;
    int bottom = lines.isEmpty() ? 0 : CAPTION_LINE * lines.size() + MARGIN;
    return new Layout(width, top + gridHeight + bottom, top, gridWidth, gridHeight, lines);
  }

  private static FontMetrics metrics(Font font) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    Theme.smooth(graphics);
    FontMetrics metrics = graphics.getFontMetrics(font);
    graphics.dispose();
    return metrics;
  }

  private void paintTitle(Graphics2D graphics, Layout layout) {
    graphics.setFont(Theme.TITLE);
    graphics.setColor(Theme.TEXT);
    String shown =
        Text.wrap(
                Text.drawable(title, Theme.TITLE),
                graphics.getFontMetrics(),
                layout.width - 2 * MARGIN,
                1)
            .getFirst();
    graphics.drawString(shown, MARGIN, TITLE_HEIGHT - MARGIN);
  }

  private static void paintCaption(Graphics2D graphics, Layout layout) {
    graphics.setFont(Theme.CAPTION);
    graphics.setColor(Theme.QUIET);
    int y = layout.top + layout.gridHeight;
    for (String line : layout.caption) {
      y += CAPTION_LINE;
      graphics.drawString(line, MARGIN, y);
    }
  }
}
