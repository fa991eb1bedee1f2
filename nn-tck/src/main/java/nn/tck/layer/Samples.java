package nn.tck.layer;

import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.autograd.RandomSource;
import nn.tck.contract.Numbers;

/**
 * What a layer is tested with, as its author says.
 *
 * @param shape of one sample of what comes in
 * @param values the numbers of a batch
 * @param haveGradient whether the output is differentiable by the input; not by the numbers of rows
 *     of a table
 * @param areIndependent whether in evaluation a sample's output depends on that sample alone
 */
public record Samples(Shape shape, Values values, boolean haveGradient, boolean areIndependent) {

  /** Makes the numbers of a batch. */
  @FunctionalInterface
  public interface Values {

    /** Returns as many numbers as asked for. */
    float[] of(int count, RandomGenerator random);
  }

  /** Returns samples of another shape. */
  Samples withShape(Shape other) {
    return new Samples(other, values, haveGradient, areIndependent);
  }

  /** Returns the shape of a batch. */
  Shape batch(int count) {
    return batch(count, shape);
  }

  /** Returns the shape of a batch of samples of a shape. */
  static Shape batch(int count, Shape sample) {
    int[] lengths = new int[sample.rank() + 1];
    lengths[0] = count;
    System.arraycopy(sample.toArray(), 0, lengths, 1, sample.rank());
    return Shape.of(lengths);
  }

  /**
   * Returns the numbers of a batch.
   *
   * @param purpose other purposes give other numbers
   */
  float[] numbers(int count, String purpose, Numbers numbers) {
    int size = batch(count).size();
    float[] made = values.of(size, new RandomSource(numbers.seed()).split(purpose));
    if (made.length != size) {
      throw new AssertionError(
          "the test's values() must return " + size + " numbers, but returned " + made.length);
    }
    return made;
  }
}
