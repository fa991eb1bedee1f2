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
 * @param whenLong how often, if one repetition takes longer than {@code seconds}
 */
record Comparison(double seconds, double warmUp, int alternations, int whenLong) {
  /** How far losses of equal work may differ: sums of floats in different orders. */
  private static final double SAME = 1e-3;

  /** How often a long step of a curve is measured: enough for a median. */
  private static final int FEW = 3;

  /** Warm-ups for the first work of a curve, while compilers are busy with all of training. */
  private static final double COLD = 3;

  /** Part of the warm-up for a work that follows one of its kind, whose code is compiled. */
  private static final double WARM = 0.2;

  /** Returns the same for processes whose code is not compiled yet. */
  Comparison ofFirstWork() {
    return new Comparison(seconds, COLD * warmUp, alternations, whenLong);
  }

  /** Measures every work as often, however long it takes. */
  Comparison(double seconds, double warmUp, int alternations) {
    this(seconds, warmUp, alternations, alternations);
  }

  /** Returns how the first of many points is measured. */
  Comparison ofFirstPoint() {
    return new Comparison(seconds, COLD * warmUp, alternations, Math.min(FEW, alternations));
  }

  /** Returns how the points after it are measured. */
  Comparison ofNextPoint() {
    return new Comparison(seconds, WARM * warmUp, alternations, Math.min(FEW, alternations));
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
    double longest = Math.max(ours.run(warmUp).seconds(), peer.run(warmUp).seconds());
    int times = longest > seconds ? whenLong : alternations;
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      progress.accept(work.name() + ": " + i + " of " + times);
      our.add(ours.run(seconds).seconds());
      their.add(peer.run(seconds).seconds());
    }
    return Result.of(work.name(), peer.name(), Unit.SECONDS, our, their);
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
