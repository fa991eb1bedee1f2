package nn.benchmarks.versus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A line of a picture: the seconds of a step by its place on an axis.
 *
 * @param label whose they are
 * @param seconds by place, the smallest first
 */
record Curve(String label, SortedMap<Double, Double> seconds) {
  private record Measured(Point point, Result result) {}

  /** Returns ours, then the peers', then the machine's limit; empty if nothing was measured. */
  static List<Curve> along(Axis axis, List<Result> results) {
    List<Measured> points = points(axis, results);
    List<Curve> curves = new ArrayList<>();
    if (!points.isEmpty()) {
      curves.add(medians("nn", points, Result::ours));
      grouped(points, each -> each.result().peer())
          .forEach((peer, its) -> curves.add(medians(peer, its, Result::theirs)));
      curves.add(curve("the machine's limit", points, Curve::leastLimit));
    }
    return curves;
  }

  private static List<Measured> points(Axis axis, List<Result> results) {
    List<Measured> points = new ArrayList<>();
    for (Result result : results) {
      Point point = result.point();
      if (point != null && point.axis() == axis) {
        points.add(new Measured(point, result));
      }
    }
    return points;
  }

  private static <K> Map<K, List<Measured>> grouped(
      List<Measured> points, Function<Measured, K> key) {
    Map<K, List<Measured>> groups = new LinkedHashMap<>();
    points.forEach(
        each -> groups.computeIfAbsent(key.apply(each), _ -> new ArrayList<>()).add(each));
    return groups;
  }

  /** We are measured beside every peer, and all of it counts. */
  private static Curve medians(
      String label, List<Measured> points, Function<Result, List<Double>> values) {
    return curve(
        label,
        points,
        at ->
            Median.of(at.stream().flatMap(each -> values.apply(each.result()).stream()).toList()));
  }

  /** What the machine did once, it can do. */
  private static double leastLimit(List<Measured> at) {
    return at.stream().mapToDouble(each -> each.point().limit()).min().orElseThrow();
  }

  private static Curve curve(
      String label, List<Measured> points, ToDoubleFunction<List<Measured>> seconds) {
    SortedMap<Double, Double> curve = new TreeMap<>();
    grouped(points, each -> each.point().at())
        .forEach((at, its) -> curve.put(at, seconds.applyAsDouble(its)));
    return new Curve(label, curve);
  }
}
