package nn.benchmarks.versus;

import java.util.List;
import nn.plot.Panel;
import nn.plot.Panel.LabelPlace;
import nn.plot.Picture;

/** Draws how the time of a step grows along an axis; both axes are logarithmic. */
final class GrowthPicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  private GrowthPicture() {}

  /**
   * Returns the picture.
   *
   * @param curves the last one is the machine's limit, which is dashed
   */
  static Picture of(Axis axis, List<Curve> curves) {
    Panel panel =
        new Panel(WIDTH, HEIGHT, axis.title(), axis.label(), "milliseconds")
            .xTicks(axis::tick)
            .logarithmicY()
            .labels(LabelPlace.RIGHT);
    for (Curve curve : curves.subList(0, curves.size() - 1)) {
      panel.path(curve.label(), positions(axis, curve), milliseconds(curve));
    }
    Curve limit = curves.getLast();
    panel.reference(limit.label(), positions(axis, limit), milliseconds(limit));
    return Picture.of(1, List.of(panel));
  }

  private static double[] positions(Axis axis, Curve curve) {
    return curve.seconds().keySet().stream().mapToDouble(axis::position).toArray();
  }

  private static double[] milliseconds(Curve curve) {
    return curve.seconds().values().stream().mapToDouble(seconds -> 1e3 * seconds).toArray();
  }
}
