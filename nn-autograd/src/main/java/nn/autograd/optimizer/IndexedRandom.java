package nn.autograd.optimizer;

import nn.api.optim.RandomNumbers;

/**
 * Random numbers as a hash of their index, in the manner of SplitMix64.
 *
 * <p>Normal numbers are the inverse of the distribution function at a uniform number, by Wichura's
 * algorithm AS 241 (PPND7, accurate to about 10⁻⁷): one hash per number, and basic arithmetic but
 * for the tails, so that the bits are the same everywhere.
 */
record IndexedRandom(long key) implements RandomNumbers {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Returns the numbers of one parameter in one step. */
  static IndexedRandom of(long seed, String path, long step) {
    long hash = 0xCBF29CE484222325L; // FNV-1a over the UTF-16 units
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001B3L;
    }
    return new IndexedRandom(mix(mix(mix(seed + GOLDEN_GAMMA) ^ hash) + step * GOLDEN_GAMMA));
  }

  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }

  private long bits(long index) {
    return mix(key + index * GOLDEN_GAMMA);
  }

  @Override
  public float uniform(long index) {
    return (bits(index) >>> 40) * 0x1p-24f;
  }

  @Override
  public float normal(long index) {
    return quantile(((bits(index) >>> 12) + 0.5) * 0x1p-52); // in (0, 1), and exact
  }

  /** Returns the number that a share u of normal numbers lies below. */
  static float quantile(double u) {
    double q = u - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return (float)
          (q
              * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
              / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1));
    }
    double r = Math.sqrt(-StrictMath.log(q < 0 ? u : 1 - u));
    double z = r <= 5 ? middle(r - 1.6) : far(r - 5);
    return (float) (q < 0 ? -z : z);
  }

  private static double middle(double r) {
    return (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
        / ((0.12021132975 * r + 0.73700164250) * r + 1);
  }

  private static double far(double r) {
    return (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
        / ((0.012258202635 * r + 0.24197894225) * r + 1);
  }
}
