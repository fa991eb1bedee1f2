package nn.lab.run;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nn.layers.training.EpochMetrics;
import nn.plot.Look;
import nn.plot.Panel;
import nn.plot.Picture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture {@code curves.png}: loss and accuracy of every optimizer over the epochs. */
final class Curves {
  private static final Logger LOG = LoggerFactory.getLogger(Curves.class);

  private final List<OptimizerResult> results;
  private final List<Look> looks;
  private final Evaluated evaluated;
  private final int stepsPerEpoch;

  private Curves(List<OptimizerResult> results, Evaluated evaluated, int stepsPerEpoch) {
    this.results = results;
    this.evaluated = evaluated;
    this.looks = results.stream().map(result -> Look.of(result.contestant())).toList();
    this.stepsPerEpoch = stepsPerEpoch;
  }

  /**
   * Writes a PNG file. Where that fails there is no picture but a warning: the numbers are worth
   * more than it.
   *
   * @param results the best first
   */
  static void draw(
      String name,
      List<OptimizerResult> results,
      Evaluated evaluated,
      int stepsPerEpoch,
      Path file) {
    try {
      if (results.stream().flatMap(r -> r.trials().stream()).anyMatch(t -> !t.epochs().isEmpty())) {
        new Curves(results, evaluated, stepsPerEpoch).picture(name).write(file);
        return;
      }
    } catch (IOException e) {
      warn(file, e.getMessage(), "make that good");
    } catch (RuntimeException | LinkageError | AWTError | VirtualMachineError e) {
      warn(
          file,
          "Java cannot draw here: " + e,
          "install fontconfig and a font (such as fonts-dejavu-core)");
    }
    removeOlder(file);
  }

  private static void warn(Path file, @Nullable String why, String remedy) {
    LOG.warn(
        "there is no picture of the curves: {}. All else is in {}; {}, and 'nn resume' with that"
            + " folder draws it",
        why,
        file.getParent(),
        remedy);
  }

  /** What an earlier run of these trainings drew would show other numbers. */
  private static void removeOlder(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("this is no picture of what was trained now: {}", e.getMessage());
    }
  }

  /** Returns the picture; one optimizer alone is named in its title, several in its legend. */
  Picture picture(String name) {
    List<Curve> losses = curves(EpochMetrics::evaluationLoss);
    ValueAxis lossAxis = ValueAxis.ofLosses(losses);
    List<Panel> panels = new ArrayList<>();
    if (losses.stream().anyMatch(curve -> curve.values().findAny().isPresent())) {
      panels.add(CurvePanel.of(evaluated.data() + " loss", losses, looks, lossAxis, true));
    }
    List<Curve> accuracies = curves(epoch -> 100 * epoch.evaluationAccuracy());
    if (accuracies.stream().anyMatch(curve -> curve.values().findAny().isPresent())) {
      ValueAxis axis = ValueAxis.of(accuracies);
      panels.add(CurvePanel.of(evaluated.data() + " accuracy, %", accuracies, looks, axis, false));
    }
    CurveText text = new CurveText(results, evaluated);
    Picture picture =
        Picture.of(1, panels).titled(text.title(name)).captioned(text.caption(lossAxis));
    if (results.size() > 1) {
      for (int i = 0; i < looks.size(); i++) {
        OptimizerResult result = results.get(i);
        picture = picture.explained(looks.get(i), result.brief(), text.outcome(result));
      }
    }
    return picture;
  }

  private List<Curve> curves(ToDoubleFunction<EpochMetrics> number) {
    return results.stream().map(result -> Curve.of(result, number, stepsPerEpoch)).toList();
  }
}
