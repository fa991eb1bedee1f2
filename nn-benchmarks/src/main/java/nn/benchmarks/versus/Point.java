package nn.benchmarks.versus;

/**
 * Where on a curve a measurement lies.
 *
 * @param axis against what the curve is drawn
 * @param at the place on that axis
 * @param limit the seconds below which the machine cannot get
 */
record Point(Axis axis, double at, double limit) {}
