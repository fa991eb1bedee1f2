package nn.benchmarks.versus;

import java.util.function.IntConsumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import nn.api.kernel.Workers;

/** How many multiply-adds the machine can do: chains that do not wait for each other or memory. */
final class MultiplierLimit {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  /** Enough for two multipliers that answer after four cycles. */
  private static final int CHAINS = 8;

  private static final int ROUNDS = 1 << 20;
  private static final int TIMES = 30;

  private MultiplierLimit() {}

  /** Returns multiply-adds a second on all workers, the best of several times. */
  static double measure(Workers workers) {
    float[] sums = new float[workers.count()];
    IntConsumer task = i -> sums[i] += chains();
    double best = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      workers.run(sums.length, task);
      double seconds = (System.nanoTime() - start) / 1e9;
      best = Math.max(best, (double) sums.length * ROUNDS * CHAINS * LANES.length() / seconds);
    }
    return best;
  }

  /** Each chain stays at 1, far from overflow and from subnormal numbers. */
  private static float chains() {
    FloatVector half = FloatVector.broadcast(LANES, 0.5f);
    FloatVector a = FloatVector.broadcast(LANES, 1);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = a;
    FloatVector h = a;
    for (int i = 0; i < ROUNDS; i++) {
      a = a.fma(half, half);
      b = b.fma(half, half);
      c = c.fma(half, half);
      d = d.fma(half, half);
      e = e.fma(half, half);
      f = f.fma(half, half);
      g = g.fma(half, half);
      h = h.fma(half, half);
    }
    return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).reduceLanes(VectorOperators.ADD);
  }
}
