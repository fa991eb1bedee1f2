package nn.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 300;
  private static final double[] X = {1, 2, 3};

  @TempDir Path folder;

  private static Panel panel() {
    return new Panel(WIDTH, HEIGHT, "loss", "epoch", "")
        .wholeX()
        .band(Look.of(1), X, new double[] {0.4, 0.3, 0.2}, new double[] {0.9, 0.6, 0.4666666})
        .line(Look.of(1), X, new double[] {0.5, 0.4, 0.3})
        .mark(Look.of(2).with(Look.Mark.CROSS), 2, 0.5);
  }

  private static Picture picture(int lines, String label) {
    Picture picture = Picture.of(1, List.of(panel(), panel())).titled("t").captioned("c");
    for (int i = 0; i < lines; i++) {
      picture = picture.explained(Look.of(i), label + i, "97.5 %");
    }
    return picture;
  }

  private static int[] pixels(BufferedImage image, int x, int y, int width, int height) {
    return image.getRGB(x, y, width, height, null, 0, width);
  }

  private static int[] diagrams(BufferedImage image) {
    return pixels(image, 0, 30, WIDTH, 2 * HEIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 12, 16, 30, 40})
  void aLegendTakesNothingFromTheDiagrams(int lines) {
    int[] alone = diagrams(picture(0, "").image());
    assertArrayEquals(alone, diagrams(picture(lines, "sgd").image()));
    BufferedImage wide =
        picture(lines, "lookahead(inner=sgd(lr=0.1, momentum=0.9)) ".repeat(9)).image();
    assertArrayEquals(alone, diagrams(wide));
    assertTrue(wide.getHeight() <= picture(0, "").image().getHeight());
  }

  @Test
  void everyLineOfALegendIsSeen() {
    BufferedImage image = picture(40, "a long label, so that there are two columns ").image();
    for (int i = 0; i < 8; i++) {
      int color = Look.of(i).color().getRGB();
      int beside = image.getWidth() - WIDTH;
      assertTrue(
          IntStream.of(pixels(image, WIDTH, 0, beside, image.getHeight()))
              .anyMatch(p -> p == color),
          "line " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "bn-BD", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
  void aPictureIsTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      int[] expected = diagrams(picture(0, "").image());
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertArrayEquals(expected, diagrams(picture(0, "").image()));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void numbersThatAreNotFiniteLeaveAGap() {
    double[] none = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Panel panel =
        new Panel(WIDTH, HEIGHT, "loss", "epoch", "")
            .line("none", X, none)
            .band(Look.of(0), X, none, none)
            .line("some", X, new double[] {1, Double.POSITIVE_INFINITY, 2});
    BufferedImage image = Picture.of(1, List.of(panel)).image();
    int second = Look.of(1).color().getRGB();
    assertTrue(IntStream.of(pixels(image, 0, 0, WIDTH, HEIGHT)).noneMatch(p -> p == second));
  }

  @Test
  void aPictureNeedsNoPlaceForTemporaryFiles() throws IOException {
    File before = ImageIO.getCacheDirectory();
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path file = folder.resolve("p.png");
    try {
      ImageIO.setCacheDirectory(gone.toFile());
      Files.delete(gone);
      picture(2, "sgd").write(file);
    } finally {
      ImageIO.setCacheDirectory(before);
    }
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(picture(2, "sgd").image().getWidth(), read.getWidth());
  }

  @Test
  void aPictureThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
    Path missing = folder.resolve("missing/p.png");
    IOException e = assertThrows(IOException.class, () -> picture(1, "sgd").write(missing));
    assertEquals(missing + ": its folder is not there", e.getMessage());
    Path inTheWay = Files.createDirectories(folder.resolve("q.png/inside")).getParent();
    IOException other = assertThrows(IOException.class, () -> picture(1, "sgd").write(inTheWay));
    assertEquals(inTheWay + ": a folder of this name is in the way", other.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")));
    }
  }
}
