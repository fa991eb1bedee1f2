package nn.examples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;

/**
 * Writes pictures as PNG files.
 *
 * @param folder where they go
 */
record Pictures(Path folder) {

  /** Returns the folder that the first argument names, by default {@code out}. */
  static Pictures in(String... args) {
    return new Pictures(Path.of(args.length > 0 ? args[0] : "out"));
  }

  /** Writes panels of one size row by row into one picture, and says where it is. */
  void save(String name, int columns, List<Panel> panels) {
    Path file = folder.resolve(name).toAbsolutePath().normalize();
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(joined(columns, panels), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
    IO.println("Picture: " + file);
  }

  private static BufferedImage joined(int columns, List<Panel> panels) {
    List<BufferedImage> images =
        panels.stream().map(panel -> BitmapEncoder.getBufferedImage(panel.chart())).toList();
    int width = images.getFirst().getWidth();
    int height = images.getFirst().getHeight();
    int rows = Math.ceilDiv(images.size(), columns);
    var picture = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    for (int i = 0; i < images.size(); i++) {
      graphics.drawImage(images.get(i), i % columns * width, i / columns * height, null);
    }
    graphics.dispose();
    return picture;
  }
}
