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
 * @param remark why there is no ratio; null if there is one
 */
record Result(
    String work,
    String peer,
    Unit unit,
    List<Double> ours,
    List<Double> theirs,
    @Nullable String remark) {

  Result {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  static Result without(String work, String peer, Unit unit, String remark) {
    return new Result(work, peer, unit, List.of(), List.of(), remark);
  }

  double ourMedian() {
    return median(ours);
  }

  double theirMedian() {
    return median(theirs);
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

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
