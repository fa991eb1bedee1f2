package nn.benchmarks.versus;

/** The numbers that all sides start from; peers/work.py makes the same. */
final class Numbers {
  private static final long MULTIPLIER = 1_103_515_245L;
  private static final long INCREMENT = 12_345L;
  private static final long MODULUS = 1L << 31;
  private static final long STREAM_LENGTH = 1_000_003L;

  private Numbers() {}

  /** Returns numbers in [−½, ½): two linear congruential steps from the index. */
  static float[] of(int count, long stream) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      long state = next(next(i + stream * STREAM_LENGTH));
      numbers[i] = (float) (state / (double) MODULUS - 0.5);
    }
    return numbers;
  }

  private static long next(long state) {
    return (state * MULTIPLIER + INCREMENT) % MODULUS;
  }

  /** Returns the weight of a layer, [out, in]. */
  static float[] weight(int in, int out, int layer) {
    float scale = (float) (2 / Math.sqrt(in));
    float[] weight = of(in * out, layer + 1);
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= scale;
    }
    return weight;
  }

  /** Returns the classes of a batch. */
  static float[] classes(int count, int classes) {
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      targets[i] = (i * 7 + 3) % classes;
    }
    return targets;
  }
}
