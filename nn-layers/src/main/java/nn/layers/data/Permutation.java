package nn.layers.data;

/**
 * A random order of 0 to n − 1 that depends on the seed and the stream alone.
 *
 * <p>Fisher and Yates's shuffle (Durstenfeld 1964) over the generator SplitMix64 (Steele, Lea and
 * Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, 2014), so that the order is the
 * same on every machine and in every release of Java.
 */
final class Permutation {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Permutation(long state) {
    this.state = state;
  }

  /** Returns the order; different streams of one seed are unrelated. */
  static int[] of(int n, long seed, long stream) {
    return new Permutation(mix64(mix64(seed) + stream)).shuffled(n);
  }

  private int[] shuffled(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** Returns 0 to bound − 1; the bias is below 2⁻³³ of a probability. */
  private int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix64(state);
  }

  private static long mix64(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
