package nn.tck.contract;

import nn.autograd.RandomSource;

/** Random numbers that are a function of their purpose alone. */
public final class Numbers {
  /** The seed of all of them. */
  public static final long SEED = 20260;

  private Numbers() {}

  /** Returns numbers of the standard normal distribution. */
  public static float[] normal(String purpose, int count) {
    RandomSource random = new RandomSource(SEED).split(purpose);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Returns numbers between −limit and limit, each equally likely. */
  public static float[] uniform(String purpose, int count, float limit) {
    RandomSource random = new RandomSource(SEED).split(purpose);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = limit * (2 * random.nextFloat() - 1);
    }
    return numbers;
  }
}
