package nn.benchmarks.versus;

import java.util.List;

/**
 * A step whose time is a point of a curve.
 *
 * @param axis against what the curve is drawn
 * @param at the place on that axis
 * @param threads on every side
 * @param work the step
 * @param cost the least that it can cost
 */
record GrowthStep(Axis axis, int at, int threads, Work work, Cost cost) {
  private static final String OPTIMIZER = "adam";

  static GrowthStep training(Axis axis, int at, int threads, int width, int batch) {
    List<Integer> sizes = List.of(784, width, width, 10);
    return new GrowthStep(
        axis,
        at,
        threads,
        new Work.Perceptron(sizes, batch, OPTIMIZER),
        Cost.ofTraining(sizes, batch));
  }

  static GrowthStep optimizer(int parameters, int threads) {
    return new GrowthStep(
        Axis.PARAMETERS,
        parameters,
        threads,
        new Work.OptimizerStep(OPTIMIZER, parameters),
        Cost.ofAdam(parameters));
  }

  Point point(Limits limits) {
    return new Point(axis, at, limits.seconds(cost));
  }
}
