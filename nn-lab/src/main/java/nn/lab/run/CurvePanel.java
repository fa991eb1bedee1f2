package nn.lab.run;

import java.util.List;
import java.util.stream.IntStream;
import nn.lab.run.Curve.End;
import nn.lab.run.Curve.Spread;
import nn.plot.Look;
import nn.plot.Look.Mark;
import nn.plot.Panel;

/** Draws curves over the epochs: a line for the mean, a band for the seeds, a cross for an end. */
final class CurvePanel {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;

  /** How far apart those stand that ended before anything was measured, as a part of the axis. */
  private static final double STEP = 0.05;

  /** Up to here every epoch gets its number. */
  private static final int EACH = 15;

  /** Beside a margin the axis is numbered in round steps, and not from the first epoch on. */
  private static final double MARGIN = 0.01;

  private final Panel panel;
  private final ValueAxis axis;
  private final boolean endsAbove;
  private int early;

  private CurvePanel(String title, ValueAxis axis, boolean endsAbove) {
    this.panel = new Panel(WIDTH, HEIGHT, title, "epoch", "").wholeX().aligned();
    this.axis = axis;
    this.endsAbove = endsAbove;
    axis.apply(panel);
  }

  /**
   * Returns the diagram.
   *
   * @param looks one for each curve
   * @param endsAbove on which side those stand that ended before anything was measured
   */
  static Panel of(
      String title, List<Curve> curves, List<Look> looks, ValueAxis axis, boolean endsAbove) {
    CurvePanel drawn = new CurvePanel(title, axis, endsAbove);
    drawn.range(curves);
    for (int i = 0; i < looks.size(); i++) {
      drawn.band(curves.get(i), looks.get(i));
    }
    for (int i = looks.size() - 1; i >= 0; i--) {
      drawn.line(curves.get(i), looks.get(i)); // the best is on top
    }
    for (int i = 0; i < looks.size(); i++) {
      drawn.ends(curves.get(i), looks.get(i));
    }
    return drawn.panel;
  }

  private void range(List<Curve> curves) {
    int last = curves.stream().mapToInt(curve -> curve.epochs().size()).max().orElse(1);
    boolean fromStart =
        curves.stream().flatMap(curve -> curve.ends().stream()).anyMatch(end -> end.epoch() < 1);
    double first = fromStart ? 0 : 1;
    double margin = last <= first ? 0.5 : last > EACH ? MARGIN * last : 0;
    panel.xRange(first - margin, last + (last > first ? 0 : margin));
  }

  private static double[] epochs(Curve curve) {
    return IntStream.rangeClosed(1, curve.epochs().size()).asDoubleStream().toArray();
  }

  private void band(Curve curve, Look look) {
    boolean spreads = curve.epochs().stream().anyMatch(spread -> spread.low() < spread.high());
    if (spreads) {
      panel.band(look, epochs(curve), curve.numbers(Spread::low), curve.numbers(Spread::high));
    }
  }

  private void line(Curve curve, Look look) {
    boolean isPoint = curve.epochs().size() == 1;
    panel.line(isPoint ? look.with(Mark.CIRCLE) : look, epochs(curve), curve.numbers(Spread::mean));
  }

  private void ends(Curve curve, Look look) {
    for (End end : curve.ends()) {
      double value = Double.isNaN(end.value()) ? beside() : axis.within(end.value());
      panel.mark(look.with(Mark.CROSS), end.epoch(), value);
    }
  }

  private double beside() {
    double part = STEP * ++early % 1;
    return axis.at(endsAbove ? 1 - part : part);
  }
}
