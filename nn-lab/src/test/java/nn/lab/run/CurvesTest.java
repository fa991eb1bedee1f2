package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import nn.lab.console.Style;
import nn.plot.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvesTest {
  private static final int DIAGRAMS = 760;

  @TempDir Path folder;

  private static List<OptimizerResult> results(int contestants, int seeds) {
    List<TrialResult> trials = new ArrayList<>();
    for (int i = 0; i < contestants; i++) {
      for (int seed = 1; seed <= seeds; seed++) {
        Trial trial = Trials.trial(trials.size() + 1, i, "contestant " + i, seed);
        trials.add(Trials.finished(trial, 2, 1 + 0.01 * i, 0.5 + 0.01 * i + 0.001 * seed));
      }
    }
    return OptimizerResult.of(trials);
  }

  private BufferedImage drawn(List<OptimizerResult> results) throws IOException {
    Path file = folder.resolve("curves.png");
    Curves.draw("digits", results, Evaluated.TEST, 10, file);
    return ImageIO.read(file.toUri().toURL());
  }

  private static boolean shows(BufferedImage image, int from, int to, Look look) {
    int color = look.color().getRGB();
    int[] pixels = image.getRGB(from, 0, to - from, image.getHeight(), null, 0, to - from);
    return IntStream.of(pixels).anyMatch(pixel -> pixel == color);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 3", "12, 1", "16, 3", "40, 1", "40, 3"})
  void diagramsKeepTheirSizeWhateverTheNumberOfContestants(int contestants, int seeds)
      throws IOException {
    BufferedImage image = drawn(results(contestants, seeds));
    BufferedImage one = drawn(results(1, seeds));
    assertEquals(DIAGRAMS, one.getWidth());
    assertTrue(image.getWidth() > DIAGRAMS + 100);
    assertTrue(image.getHeight() <= one.getHeight() + 60);
    for (int i = 0; i < Math.min(8, contestants); i++) {
      assertTrue(shows(image, DIAGRAMS, image.getWidth(), Look.of(i)), "legend " + i);
    }
  }

  @Test
  void aContestantKeepsItsLookWhateverItReached() throws IOException {
    BufferedImage best = drawn(List.of(results(2, 1).getFirst()));
    BufferedImage other = drawn(List.of(results(2, 1).getLast()));
    assertTrue(shows(best, 0, DIAGRAMS, Look.of(0)) && !shows(best, 0, DIAGRAMS, Look.of(1)));
    assertTrue(shows(other, 0, DIAGRAMS, Look.of(1)) && !shows(other, 0, DIAGRAMS, Look.of(0)));
  }

  @Test
  void oneThatDivergedBeforeItsFirstEpochIsInThePicture() throws IOException {
    List<TrialResult> trials =
        List.of(
            Trials.finished(Trials.trial(1, 0, "sgd", 1), 2, 1),
            Trials.diverged(Trials.trial(2, 1, "fast", 1), 3));
    BufferedImage image = drawn(OptimizerResult.of(trials));
    assertTrue(shows(image, 0, DIAGRAMS, Look.of(1)));
    assertTrue(shows(image, DIAGRAMS, image.getWidth(), Look.of(1)));
  }

  @Test
  void withoutANumberThereIsNoPicture() throws IOException {
    Path file = Files.writeString(folder.resolve("curves.png"), "of an earlier run");
    List<TrialResult> trials = List.of(Trials.diverged(Trials.trial(1, 0, "sgd", 1), 3));
    Curves.draw("digits", OptimizerResult.of(trials), Evaluated.TEST, 10, file);
    assertFalse(Files.exists(file));
    Curves.draw(
        "digits",
        OptimizerResult.of(List.of(Trials.finished(Trials.trial(1, 0, "a", 1), 1e-320))),
        Evaluated.TEST,
        10,
        file);
    assertTrue(Files.exists(file));
  }

  @Test
  void aPictureThatFailsCostsNothingElse() throws IOException {
    Path inTheWay = Files.createDirectories(folder.resolve("curves.png/inside")).getParent();
    Curves.draw("digits", results(2, 1), Evaluated.TEST, 10, inTheWay);
    Curves.draw("digits", results(2, 1), Evaluated.TEST, 10, folder.resolve("missing/curves.png"));
    assertTrue(Files.isDirectory(inTheWay));
  }

  @Test
  void theTableHasTheNumbersOfTheSeedsThatDidNotDiverge() {
    List<TrialResult> trials =
        List.of(
            Trials.finished(Trials.trial(1, 0, "whole", 1), 2, 0.5),
            Trials.finished(Trials.trial(2, 0, "whole", 2), 2, 0.5),
            Trials.finished(Trials.trial(3, 1, "half", 1), 2, 0.25),
            Trials.diverged(Trials.trial(4, 1, "half", 2), 13, 9),
            Trials.diverged(Trials.trial(5, 2, "gone", 1), 3),
            Trials.diverged(Trials.trial(6, 2, "gone", 2), 4));
    List<String> lines =
        new ResultTable(OptimizerResult.of(trials), Evaluated.TEST, 0.7)
            .lines(new Style(false), 100);
    assertTrue(lines.getFirst().endsWith("seeds"), lines::toString);
    assertTrue(
        lines.get(1).matches("\\* whole +60.65 ± 0.00 +0.5000 ± 0.0000 +— +2.0 +—"), lines.get(1));
    assertTrue(
        lines.get(2).matches("  half +77.88 +0.2500 +2.0 \\(1 of 2\\) +1.5 +1 of 2"), lines.get(2));
    assertTrue(lines.get(3).matches("  gone +diverged +— +— +0.0 +2 of 2"), lines.get(3));
  }
}
