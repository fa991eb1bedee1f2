package nn.lab.run;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import nn.plot.Panel;

/**
 * The vertical axis of a diagram, as long as its curves need it.
 *
 * @param from its lower end
 * @param to its upper end
 * @param logarithmic whether equal factors are equally far apart
 * @param cuts whether there are numbers above its upper end
 */
record ValueAxis(double from, double to, boolean logarithmic, boolean cuts) {
  /** Numbers that differ less are read better from a linear axis. */
  private static final double SMALLEST_FACTOR = 5;

  /** A loss this many times the usual one has gone astray, and would press the others flat. */
  private static final double USUAL_TIMES = 100;

  /** Nobody needs smaller parts of the usual loss. */
  private static final double SMALLEST_PART = 1e-9;

  private static final double MARGIN = 0.04;
  private static final double LEAST_MARGIN = 1.1;

  /** Beyond these the digits of a linear axis would be too many. */
  private static final double SMALL = 1e-3;

  private static final double LARGE = 1e6;

  /** Returns an axis for losses: logarithmic if they are positive and differ much. */
  static ValueAxis ofLosses(List<Curve> curves) {
    DoubleSummaryStatistics range = range(curves);
    double usual = usual(curves);
    double top = usual > 0 ? Math.min(range.getMax(), USUAL_TIMES * usual) : range.getMax();
    boolean cuts = top < range.getMax();
    boolean isUsual = top >= SMALL && top <= LARGE;
    if (range.getMin() > 0 && (!isUsual || top / range.getMin() >= SMALLEST_FACTOR)) {
      double bottom = Math.max(range.getMin(), SMALLEST_PART * top);
      double margin = Math.max(LEAST_MARGIN, Math.pow(top / bottom, MARGIN));
      return new ValueAxis(bottom / margin, cuts ? top : top * margin, true, cuts);
    }
    return linear(range.getMin(), top, cuts);
  }

  /** Returns an axis for numbers of one kind, such as accuracies. */
  static ValueAxis of(List<Curve> curves) {
    DoubleSummaryStatistics range = range(curves);
    return linear(range.getMin(), range.getMax(), false);
  }

  private static ValueAxis linear(double low, double high, boolean cuts) {
    double margin = MARGIN * (high - low);
    if (margin == 0) {
      margin = high == 0 ? 1 : Math.abs(high) / 10; // all are equal
    }
    return new ValueAxis(low - margin, cuts ? high : high + margin, false, cuts);
  }

  private static DoubleSummaryStatistics range(List<Curve> curves) {
    return curves.stream().flatMapToDouble(Curve::values).summaryStatistics();
  }

  /**
   * Returns the median of the losses after the first epoch; what goes astray later does not count.
   */
  private static double usual(List<Curve> curves) {
    double[] first =
        curves.stream()
            .filter(curve -> !curve.epochs().isEmpty())
            .mapToDouble(curve -> curve.epochs().getFirst().mean())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return first.length == 0 ? 0 : first[(first.length - 1) / 2];
  }

  /** Returns the number at a part of the axis, 0 its lower end and 1 its upper. */
  double at(double part) {
    return logarithmic ? from * Math.pow(to / from, part) : from + part * (to - from);
  }

  /** Returns a number, or the end that it lies beyond. */
  double within(double number) {
    return Math.clamp(number, from, to);
  }

  void apply(Panel panel) {
    if (logarithmic) {
      panel.logarithmicY(from, to);
    } else {
      panel.yRange(from, to);
    }
  }
}
