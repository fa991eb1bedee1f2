package nn.benchmarks.versus;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a comparison.
 *
 * @param work what was measured
 * @param peer against whom
 * @param unit what the numbers count; less is better
 * @param ours our measurements, a number an alternation
 * @param theirs the same of the peer
 * @param handOvers seconds a word took from one of our threads to another and back, between the
 *     measurements; empty where that was not measured
 * @param remark why there is no ratio; null if there is one
 * @param point where on a curve it lies; null if on none
 */
record Result(
    String work,
    String peer,
    Unit unit,
    List<Double> ours,
    List<Double> theirs,
    List<Double> handOvers,
    @Nullable String remark,
    @Nullable Point point) {

  Result {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
    handOvers = List.copyOf(handOvers);
  }

  static Result of(String work, String peer, Unit unit, List<Double> ours, List<Double> theirs) {
    return new Result(work, peer, unit, ours, theirs, List.of(), null, null);
  }

  static Result without(String work, String peer, Unit unit, String remark) {
    return new Result(work, peer, unit, List.of(), List.of(), List.of(), remark, null);
  }

  /** Returns the same with what handing over took meanwhile. */
  Result with(List<Double> measured) {
    return new Result(work, peer, unit, ours, theirs, measured, remark, point);
  }

  /** Returns the same as a point of a curve. */
  Result at(Point place) {
    return new Result(work, peer, unit, ours, theirs, handOvers, remark, place);
  }

  double ourMedian() {
    return Median.of(ours);
  }

  double theirMedian() {
    return Median.of(theirs);
  }

  /** Returns how much more the peer takes; above 1 we are ahead. */
  double ratio() {
    return theirMedian() / ourMedian();
  }

  /** Returns the ratios of neighbouring measurements, the smallest first. */
  List<Double> ratios() {
    return IntStream.range(0, ours.size())
        .mapToObj(i -> theirs.get(i) / ours.get(i))
        .sorted()
        .toList();
  }
}
