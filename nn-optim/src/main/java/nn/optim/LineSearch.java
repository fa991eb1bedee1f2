package nn.optim;

import nn.api.optim.ModelState;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.optim.Vector;

/**
 * Moves a model along a direction, by a length that is given or one that fulfils the strong Wolfe
 * conditions: the loss falls by C₁ of what the slope promises, and the slope to C₂ of what it was.
 */
final class LineSearch {
  private static final double C1 = 1e-4;
  private static final double C2 = 0.9;

  private final ModelState model;
  private final Vector values;
  private final Vector direction;
  private final Vector start;
  private final Vector gradient;
  private double loss;
  private long evaluations = 1;

  /** Begins where the model is, with its gradients. */
  LineSearch(ModelState model, double loss, Slot direction) {
    this.model = model;
    this.loss = loss;
    this.values = model.vector(ParameterState::valueMatrix);
    this.direction = model.vector(p -> p.matrix(direction));
    this.start = model.vector(ParameterState::scratch);
    this.gradient = model.vector(ParameterState::scratch).assign(current());
  }

  private Vector current() {
    return model.vector(ParameterState::gradientMatrix);
  }

  Vector direction() {
    return direction;
  }

  /** Returns the gradient where the model is now. */
  Vector gradient() {
    return gradient;
  }

  double loss() {
    return loss;
  }

  long evaluations() {
    return evaluations;
  }

  /** Moves by a length, and evaluates there if the loss is wanted. */
  void move(double t, boolean isLossWanted) {
    values.add(t, direction);
    if (isLossWanted) {
      loss = model.evaluate();
      evaluations++;
      gradient.assign(current());
    }
  }

  /** Evaluates at a length. */
  private Point at(double t) {
    values.assign(start).add(t, direction);
    evaluations++;
    return new Point(t, model.evaluate(), current().dot(direction));
  }

  /**
   * Moves by the length that the search finds, and returns it.
   *
   * @param t the length to try first
   * @param least what the component that moves most must still move by
   * @param most how many losses may be evaluated after the first
   */
  double search(double t, double slope, double least, long most) {
    start.assign(values);
    Point origin = new Point(0, loss, slope);
    Point previous = origin;
    Point now = at(t);
    long tried = 0;
    while (tried < most && falls(origin, previous, now, tried) && now.slope < C2 * slope) {
      keep(now);
      double next = cubic(previous, now, now.t + 0.01 * (now.t - previous.t), now.t * 10);
      previous = now;
      now = at(next);
      tried++;
    }
    if (tried == most) {
      return moveTo(now.loss < loss ? keep(now) : previous);
    }
    if (falls(origin, previous, now, tried) && now.slope <= -C2 * slope) {
      return moveTo(keep(now));
    }
    long end = evaluations + most - tried;
    return moveTo(
        now.loss < previous.loss
            ? zoom(origin, keep(now), previous, least, end)
            : zoom(origin, previous, now, least, end));
  }

  private static boolean falls(Point origin, Point previous, Point now, long tried) {
    return now.isBelow(origin) && (tried < 2 || now.loss < previous.loss);
  }

  /** Narrows a bracket down, and returns its lower end, whose gradient is kept. */
  private Point zoom(Point origin, Point lower, Point higher, double least, long end) {
    Point low = lower;
    Point high = higher;
    boolean wasNearEnd = false;
    double largest = direction.largest();
    while (evaluations < end && Math.abs(high.t - low.t) * largest >= least) {
      double left = Math.min(low.t, high.t);
      double right = Math.max(low.t, high.t);
      double margin = 0.1 * (right - left);
      double t = cubic(low, high, left, right);
      boolean isNearEnd = Math.min(right - t, t - left) < margin;
      if (isNearEnd && (wasNearEnd || t >= right || t <= left)) {
        t = Math.abs(t - right) < Math.abs(t - left) ? right - margin : left + margin;
        isNearEnd = false;
      }
      wasNearEnd = isNearEnd;
      Point now = at(t);
      if (!now.isBelow(origin) || now.loss >= low.loss) {
        high = now.loss < low.loss ? low : now;
        low = now.loss < low.loss ? keep(now) : low;
      } else if (Math.abs(now.slope) <= -C2 * origin.slope) {
        return keep(now);
      } else {
        high = now.slope * (high.t - low.t) >= 0 ? low : high;
        low = keep(now);
      }
    }
    return low;
  }

  private Point keep(Point point) {
    gradient.assign(current());
    return point;
  }

  private double moveTo(Point point) {
    values.assign(start).add(point.t, direction);
    loss = point.loss;
    return point.t;
  }

  /** Returns where the cubic through two points is least, within bounds. */
  private static double cubic(Point a, Point b, double left, double right) {
    double d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.t - b.t);
    double root = Math.sqrt(d1 * d1 - a.slope * b.slope);
    Point last = a.t <= b.t ? b : a;
    Point first = a.t <= b.t ? a : b;
    double share = (last.slope + root - d1) / (last.slope - first.slope + 2 * root);
    double t = Math.clamp(last.t - (last.t - first.t) * share, left, right);
    return Double.isFinite(t) ? t : (left + right) / 2;
  }

  /** A length, and the loss and its slope there. */
  private record Point(double t, double loss, double slope) {

    /** Returns whether the loss falls by enough; not if it is NaN. */
    boolean isBelow(Point origin) {
      return loss <= origin.loss + C1 * t * origin.slope;
    }
  }
}
