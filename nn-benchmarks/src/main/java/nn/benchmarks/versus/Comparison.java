package nn.benchmarks.versus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

  /** Warm-ups for the first work, while compilers are busy with all of training. */
  private static final double COLD = 3;

  /** Part of the warm-up for a work that follows one of its kind, whose code is compiled. */
  private static final double WARM = 0.2;

  /** Returns the same for processes whose code is not compiled yet. */
  Comparison whenCold() {
    return new Comparison(seconds, COLD * warmUp, alternations);
  }

  /** Returns the same for a work that follows one of its kind. */
  Comparison whenWarm() {
    return new Comparison(seconds, WARM * warmUp, alternations);
  }

  Result measure(Work work, Side ours, Side peer, Consumer<String> progress) throws IOException {
    progress.accept(work.name() + ": making it");
    Side.Answer theirStart = peer.prepare(work);
    if (theirStart.unsupported() != null) {
      return without(work, peer, theirStart.unsupported());
    }
    Side.Answer ourStart = ours.prepare(work);
    if (!same(ourStart.losses(), theirStart.losses())) {
      return without(
          work, peer, "not the same work: " + ourStart.losses() + ", " + theirStart.losses());
    }
    progress.accept(work.name() + ": warming up");
    ours.run(warmUp);
    peer.run(warmUp);
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    List<Double> handOvers = new ArrayList<>();
    for (int i = 1; i <= alternations; i++) {
      progress.accept(work.name() + ": " + i + " of " + alternations);
      Side.Answer mine = ours.run(seconds);
      our.add(mine.seconds());
      if (!Double.isNaN(mine.handOver())) {
        handOvers.add(mine.handOver());
      }
      their.add(peer.run(seconds).seconds());
    }
    return Result.of(work.name(), peer.name(), Unit.SECONDS, our, their).with(handOvers);
  }

  private static Result without(Work work, Side peer, String remark) {
    return Result.without(work.name(), peer.name(), Unit.SECONDS, remark);
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
