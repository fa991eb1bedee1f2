package nn.autograd;

import java.util.random.RandomGenerator;

/**
 * Random numbers that are the same on every machine and in every version of Java.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) with its standard increment;
 * its whole state is one {@code long}. Not thread-safe: {@link #split} a stream for each thread.
 */
public final class RandomSource implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  /** Creates a stream that is a pure function of the seed. */
  public RandomSource(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** Returns the state, from which {@link #restore} continues. */
  public long state() {
    return state;
  }

  /** Continues where a stream of the same seed had this state. */
  public void restore(long savedState) {
    state = savedState;
  }

  /** Returns an independent stream, a pure function of this stream's seed and the purpose. */
  public RandomSource split(String purpose) {
    long hash = 0xCBF29CE484222325L; // FNV-1a over the UTF-16 units
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
    }
    return split(hash);
  }

  /** Returns an independent stream, a pure function of this stream's seed and the number. */
  public RandomSource split(long purpose) {
    return new RandomSource(mix(mix(seed + GOLDEN_GAMMA) ^ mix(purpose * 2 + 1)));
  }

  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** Returns a number in {@code [0, bound)}, each equally likely. */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound = " + bound + ": must be at least 1");
    }
    long product = (nextInt() & 0xFFFFFFFFL) * bound;
    long unfair = (1L << 32) % bound;
    while ((product & 0xFFFFFFFFL) < unfair) { // Lemire, ACM TOMACS 2019
      product = (nextInt() & 0xFFFFFFFFL) * bound;
    }
    return (int) (product >>> 32);
  }

  /** Returns one of the 2⁵³ multiples of 2⁻⁵³ in {@code [0, 1)}. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Returns one of the 2²⁴ multiples of 2⁻²⁴ in {@code [0, 1)}. */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /** Returns a number of the standard normal distribution, by Box and Muller's transform. */
  @Override
  public double nextGaussian() {
    double u = 1 - nextDouble(); // in (0, 1], so that its logarithm is finite
    double v = nextDouble();
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
  }
}
