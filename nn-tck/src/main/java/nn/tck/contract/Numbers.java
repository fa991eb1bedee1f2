package nn.tck.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.autograd.RandomSource;

/**
 * Random numbers that are a function of a seed and of their purpose alone.
 *
 * <p>The seeds are 20260 and the nineteen after it; the system property {@code nn.tck.seed} puts
 * one in their place.
 *
 * @param seed of all of them
 */
public record Numbers(long seed) {
  /** The system property with the one seed to use. */
  public static final String PROPERTY = "nn.tck.seed";

  private static final long FIRST = 20260;
  private static final int COUNT = 20;

  /** Returns the numbers of the first seed. */
  public static Numbers first() {
    return ofEverySeed().getFirst();
  }

  /**
   * Returns the numbers of each seed.
   *
   * @throws IllegalArgumentException if the system property is not a whole number
   */
  public static List<Numbers> ofEverySeed() {
    String one = System.getProperty(PROPERTY);
    if (one == null) {
      return LongStream.range(FIRST, FIRST + COUNT).mapToObj(Numbers::new).toList();
    }
    try {
      return List.of(new Numbers(Long.parseLong(one)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          PROPERTY + " must be a whole number such as " + FIRST + ", not '" + one + "'", e);
    }
  }

  /** Returns numbers of the standard normal distribution. */
  public float[] normal(String purpose, int count) {
    RandomSource random = new RandomSource(seed).split(purpose);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Returns numbers between −limit and limit, each equally likely. */
  public float[] uniform(String purpose, int count, float limit) {
    RandomSource random = new RandomSource(seed).split(purpose);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = limit * (2 * random.nextFloat() - 1);
    }
    return numbers;
  }

  /** Returns the indices below a count, shuffled. */
  public List<Integer> order(String purpose, int count) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, new RandomSource(seed).split(purpose));
    return List.copyOf(order);
  }
}
