package nn.api.optim;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * Numbers of several parameters as one long vector: their values, gradients or state; for methods
 * of full batches, such as L-BFGS.
 *
 * {@snippet :
 * Vector d = model.vector(p -> p.matrix(DIRECTION));
 * double slope = model.vector(ParameterState::gradientMatrix).dot(d);
 * model.vector(ParameterState::valueMatrix).add(eta, d);
 * }
 *
 * <p>Two vectors fit together if their parts have the same shapes; the methods throw {@link
 * IllegalArgumentException} otherwise. They have the same bits on any number of threads; those that
 * change the vector return it.
 *
 * @param parts one matrix per parameter
 */
@Stability(EXPERIMENTAL)
public record Vector(List<Matrix> parts) {

  /** Copies the list, not the numbers. */
  public Vector {
    parts = List.copyOf(parts);
  }

  /** Returns the sum of the products of numbers at the same place, in double. */
  public double dot(Vector other) {
    requireFit(other);
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum += parts.get(i).dot(other.parts.get(i));
    }
    return sum;
  }

  /** Returns the largest absolute value; 0 if there are no numbers, NaN if one is NaN. */
  public float largest() {
    float largest = 0;
    for (Matrix part : parts) {
      largest = Math.max(largest, part.largest());
    }
    return largest;
  }

  /** Copies another vector into this one. */
  public Vector assign(Vector other) {
    requireFit(other);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).assign(other.parts.get(i));
    }
    return this;
  }

  /** Multiplies every number by a factor. */
  public Vector scale(double factor) {
    parts.forEach(part -> part.scale((float) factor));
    return this;
  }

  /** Adds a multiple of another vector: this ← this + factor · other. */
  public Vector add(double factor, Vector other) {
    requireFit(other);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).add((float) factor, other.parts.get(i));
    }
    return this;
  }

  private void requireFit(Vector other) {
    if (parts.size() != other.parts.size()) {
      throw new IllegalArgumentException(
          "vectors of " + parts.size() + " and " + other.parts.size() + " parameters do not fit");
    }
  }
}
