package nn.benchmarks.versus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures one work on our side and on a peer's, in turn.
 *
 * @param seconds how long a side repeats the work at a time
 * @param warmUp how long each side repeats it before anything counts
 * @param alternations how often it is measured on each side
 */
record Comparison(double seconds, double warmUp, int alternations) {
  /** How far losses of equal work may differ: sums of floats in different orders. */
  private static final double SAME = 1e-3;

  /**
   * What came out.
   *
   * @param ours seconds of one repetition, a number an alternation
   * @param theirs the same of the peer
   * @param remark why there is no ratio; null if there is one
   */
  record Result(
      String work, String peer, List<Double> ours, List<Double> theirs, @Nullable String remark) {

    static Result without(Work work, Side peer, String remark) {
      return new Result(work.name(), peer.name(), List.of(), List.of(), remark);
    }

    double ourMedian() {
      return median(ours);
    }

    double theirMedian() {
      return median(theirs);
    }

    /** Returns how much longer the peer takes; above 1 we are ahead. */
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

  Result measure(Work work, Side ours, Side peer, Consumer<String> progress) throws IOException {
    Side.Answer theirStart = peer.prepare(work);
    if (theirStart.unsupported() != null) {
      return Result.without(work, peer, theirStart.unsupported());
    }
    Side.Answer ourStart = ours.prepare(work);
    if (!same(ourStart.losses(), theirStart.losses())) {
      return Result.without(
          work, peer, "not the same work: " + ourStart.losses() + ", " + theirStart.losses());
    }
    progress.accept(work.name() + ": warming up");
    ours.run(warmUp);
    peer.run(warmUp);
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int i = 1; i <= alternations; i++) {
      progress.accept(work.name() + ": " + i + " of " + alternations);
      our.add(ours.run(seconds).seconds());
      their.add(peer.run(seconds).seconds());
    }
    return new Result(work.name(), peer.name(), List.copyOf(our), List.copyOf(their), null);
  }

  private static boolean same(List<Double> ours, List<Double> theirs) {
    if (ours.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      double scale = Math.max(1, Math.abs(ours.get(i)));
      if (!(Math.abs(ours.get(i) - theirs.get(i)) <= SAME * scale)) {
        return false;
      }
    }
    return true;
  }
}
