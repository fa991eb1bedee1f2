package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Arrays;
import nn.api.plugin.Stability;

/**
 * The lengths of a tensor's dimensions, outermost first; {@code []} is a scalar.
 *
 * <p>Immutable. Data is dense and row-major, so the shape alone says where an element lies. The
 * number of elements fits an {@code int}.
 */
@Stability(STABLE)
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] lengths;
  private final int size;

  private Shape(int[] lengths) {
    this.lengths = lengths;
    this.size = product(lengths);
  }

  /**
   * Returns the shape with these lengths.
   *
   * @throws IllegalArgumentException if a length is negative
   * @throws TooManyElementsException if the product exceeds an {@code int}
   */
  public static Shape of(int... lengths) {
    return lengths.length == 0 ? SCALAR : new Shape(lengths.clone());
  }

  private static int product(int[] lengths) {
    long product = 1;
    for (int length : lengths) {
      if (length < 0) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(lengths) + ": a length must not be negative");
      }
      product *= length;
      if (product > Integer.MAX_VALUE) {
        throw new TooManyElementsException(
            "shape " + Arrays.toString(lengths) + ": more than 2³¹ − 1 elements");
      }
    }
    return (int) product;
  }

  /** Returns the number of dimensions. */
  public int rank() {
    return lengths.length;
  }

  /** Returns the number of elements, the product of the lengths. */
  public int size() {
    return size;
  }

  /**
   * Returns the length of a dimension; −1 is the last.
   *
   * @throws IllegalArgumentException if there is no such dimension
   */
  public int length(int dim) {
    return lengths[normalize(dim)];
  }

  /**
   * Returns the dimension counted from the front; −1 becomes {@code rank − 1}.
   *
   * @throws IllegalArgumentException if there is no such dimension
   */
  public int normalize(int dim) {
    int rank = lengths.length;
    if (dim < -rank || dim >= rank) {
      throw new IllegalArgumentException(
          "shape "
              + this
              + " has no dimension "
              + dim
              + "; expected "
              + -rank
              + " to "
              + (rank - 1));
    }
    return dim < 0 ? dim + rank : dim;
  }

  /**
   * Returns the shape without a dimension; −1 is the last.
   *
   * @throws IllegalArgumentException if there is no such dimension
   */
  public Shape without(int dim) {
    int dropped = normalize(dim);
    int[] rest = new int[lengths.length - 1];
    System.arraycopy(lengths, 0, rest, 0, dropped);
    System.arraycopy(lengths, dropped + 1, rest, dropped, rest.length - dropped);
    return of(rest);
  }

  /** Returns a copy of the lengths. */
  public int[] toArray() {
    return lengths.clone();
  }

  /**
   * Returns the shape that this and another broadcast to: aligned at the last dimension, equal
   * lengths stay, a length of 1 stretches.
   *
   * @throws IllegalArgumentException if two lengths differ and neither is 1
   */
  public Shape broadcast(Shape other) {
    if (equals(other)) {
      return this;
    }
    int rank = Math.max(rank(), other.rank());
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= rank() ? lengths[rank() - i] : 1;
      int b = i <= other.rank() ? other.lengths[other.rank() - i] : 1;
      if (a != b && a != 1 && b != 1) {
        throw new IllegalArgumentException(
            "shapes " + this + " and " + other + " do not broadcast: " + a + " against " + b);
      }
      result[rank - i] = a == 1 ? b : a;
    }
    return new Shape(result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return Arrays.toString(lengths);
  }
}
