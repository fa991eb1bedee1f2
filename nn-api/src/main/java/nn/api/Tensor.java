package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.kernel.Kernels;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * A dense, row-major array of float32 whose operations are recorded for differentiation.
 *
 * <p>Operations return new tensors. Two operands broadcast as in NumPy and PyTorch: aligned at the
 * last dimension, a length of 1 stretches. Shapes that do not fit raise an {@link
 * IllegalArgumentException} that names the operation and both shapes. A dimension argument of −1
 * means the last.
 *
 * <p>Results are bit-identical for the same inputs on any number of threads. A tensor may be read
 * by many threads; one graph is recorded and differentiated by one thread at a time.
 */
@Stability(STABLE)
public interface Tensor {

  /** Returns the lengths of the dimensions. */
  Shape shape();

  /** Returns a copy of the elements in row-major order. */
  float[] toArray();

  /**
   * Returns the only element.
   *
   * @throws IllegalStateException if there is more or less than one element
   */
  float item();

  // Differentiation

  /**
   * Returns whether a parameter that is trained took part in computing this tensor; for a
   * parameter, whether it is trained: one that is frozen gets no gradient.
   */
  boolean requiresGrad();

  /**
   * Adds the derivative of this scalar by every parameter to that parameter's gradient.
   *
   * @throws IllegalStateException if this is not a scalar, if nothing was recorded, or if a value
   *     that a derivative needs was changed in place since
   */
  void backward();

  /**
   * Adds the derivative of {@code sum(this · upstream)} to the gradients of the parameters.
   *
   * @throws IllegalArgumentException if the shapes differ
   * @throws IllegalStateException if nothing was recorded, or if a value that a derivative needs
   *     was changed in place since
   */
  void backward(Tensor upstream);

  /** Returns the same elements, cut off from the recorded graph. */
  Tensor detach();

  /**
   * Overwrites the elements in place.
   *
   * @throws IllegalArgumentException if the number of values differs from the number of elements
   */
  void assign(float... values);

  /** Keeps this tensor alive beyond the step scope it was made in, and returns it. */
  Tensor keep();

  /** Returns a new tensor that takes no part in differentiation, of the same engine. */
  Tensor constant(Shape shape, float... values);

  /**
   * Returns an array for what lies between input and output of an {@link Operation} on arrays; it
   * may hold old numbers.
   *
   * <p>It must not be kept: when the step scope closes, it is used again.
   *
   * @param length how many elements it has, exactly
   */
  float[] scratch(int length);

  /** Returns a copy of the elements in row-major order, in an array of {@link #scratch}. */
  float[] toScratch();

  /** Returns the kernels of the engine that made it, for an {@link Operation} on arrays. */
  Kernels kernels();

  /**
   * Applies an operation that brings its own derivative.
   *
   * @param others the inputs after this one
   */
  Tensor apply(Operation operation, Tensor... others);

  /**
   * Applies an operation on arrays that brings its own derivative.
   *
   * @param others the inputs after this one
   */
  Tensor apply(ArrayOperation operation, Tensor... others);

  /** Applies a function to every element. */
  Tensor map(ElementwiseFunction function);

  // Arithmetic

  /** Returns {@code this + other}. */
  Tensor add(Tensor other);

  /** Returns {@code this + other}. */
  Tensor add(float other);

  /** Returns {@code this − other}. */
  Tensor sub(Tensor other);

  /** Returns {@code this − other}. */
  Tensor sub(float other);

  /** Returns {@code this · other}, element by element. */
  Tensor mul(Tensor other);

  /** Returns {@code this · other}. */
  Tensor mul(float other);

  /** Returns {@code this / other}, element by element. */
  Tensor div(Tensor other);

  /** Returns {@code this / other}. */
  Tensor div(float other);

  /** Returns {@code −this}. */
  Tensor neg();

  /**
   * Returns the matrix product over the last two dimensions; dimensions before them broadcast.
   *
   * <p>Shapes {@code [..., m, k]} and {@code [..., k, n]} give {@code [..., m, n]}. Every element
   * is {@code c = fma(a[i][k], b[k][j], c)} with k ascending from c = 0.
   */
  Tensor matmul(Tensor other);

  /**
   * Returns {@code this · weightᵀ + bias}, the fully connected layer.
   *
   * @param weight of shape {@code [out, in]}; this is {@code [..., in]} and the result {@code [...,
   *     out]}
   * @param bias of shape {@code [out]}, or null for none
   */
  Tensor linear(Tensor weight, @Nullable Tensor bias);

  /** Returns {@code eˣ}. */
  Tensor exp();

  /** Returns the natural logarithm; −∞ at 0 and NaN below. */
  Tensor log();

  /** Returns the square root; its derivative at 0 is infinite. */
  Tensor sqrt();

  /**
   * Returns {@code this^exponent}; the derivative at exponent 0 is 0.
   *
   * <p>As in IEEE 754, 1 to any power is 1, even to NaN; so is −1 to an infinite power, and
   * anything to the power 0, even NaN.
   */
  Tensor pow(float exponent);

  /** Returns {@code this^exponent}, element by element, as {@link #pow(float)} does. */
  Tensor pow(Tensor exponent);

  /** Returns the absolute value; its derivative at 0 is 0, and NaN at NaN. */
  Tensor abs();

  /** Returns the hyperbolic tangent. */
  Tensor tanh();

  /** Returns {@code 1 / (1 + e⁻ˣ)}. */
  Tensor sigmoid();

  /**
   * Limits every element to {@code [min, max]}; the derivative is 1 inside and on the borders, and
   * 0 elsewhere, also at NaN.
   */
  Tensor clamp(float min, float max);

  /**
   * Returns the larger of both, NaN if either is.
   *
   * <p>A tie gives each half of the gradient; where either is NaN, both get all of it.
   */
  Tensor maximum(Tensor other);

  /**
   * Returns the smaller of both, NaN if either is.
   *
   * <p>A tie gives each half of the gradient; where either is NaN, both get all of it.
   */
  Tensor minimum(Tensor other);

  /** Returns this where {@code condition} is not 0 and {@code other} elsewhere; all broadcast. */
  Tensor where(Tensor condition, Tensor other);

  /** Returns 1 where {@code this > other} and 0 elsewhere; no derivative. */
  Tensor gt(Tensor other);

  /** Returns 1 where {@code this ≥ other} and 0 elsewhere; no derivative. */
  Tensor ge(Tensor other);

  /** Returns 1 where {@code this = other} and 0 elsewhere; no derivative. */
  Tensor eq(Tensor other);

  // Reductions

  /** Returns the sum of all elements. */
  Tensor sum();

  /**
   * Returns the sum over dimensions, added in the order of {@link nn.api.kernel.SumOrder}. Its
   * error is about 10⁻⁶ of the sum of the magnitudes, however many elements there are.
   */
  Tensor sum(Dims dims);

  /** Returns the mean of all elements. */
  Tensor mean();

  /** Returns the mean over dimensions. */
  Tensor mean(Dims dims);

  /**
   * Returns the variance over dimensions: {@code Σ (x − mean)² / max(0, n − correction)}.
   *
   * <p>With a correction of the count or more it divides by 0, as PyTorch does: the result is
   * infinite, or NaN where all elements are equal; it is never negative.
   *
   * @param correction subtracted from the count before dividing: 1 for a sample (PyTorch's
   *     default), 0 for a population
   */
  Tensor var(Dims dims, int correction);

  /**
   * Returns the largest element over dimensions, NaN if there is one; tied elements, or those that
   * are NaN, share the gradient evenly.
   *
   * @throws IllegalArgumentException if there are no elements to choose from
   */
  Tensor max(Dims dims);

  /**
   * Returns the smallest element over dimensions, NaN if there is one; tied elements, or those that
   * are NaN, share the gradient evenly.
   *
   * @throws IllegalArgumentException if there are no elements to choose from
   */
  Tensor min(Dims dims);

  /** Returns {@code log Σ eˣ} over dimensions without overflow. */
  Tensor logSumExp(Dims dims);

  /**
   * Returns the index of the first largest element along a dimension, which is removed; NaN counts
   * as largest.
   */
  Tensor argmax(int dim);

  // Layout

  /** Returns the elements in a new shape; one length may be −1 and is computed. */
  Tensor reshape(int... lengths);

  /** Swaps two dimensions. */
  Tensor transpose(int dim0, int dim1);

  /** Reorders the dimensions: dimension i of the result is dimension {@code dims[i]} of this. */
  Tensor permute(int... dims);

  /** Returns the part with index from {@code from} (inclusive) to {@code to} along a dimension. */
  Tensor slice(int dim, int from, int to);

  /** Joins tensors along an existing dimension, this first. */
  Tensor concat(int dim, Tensor... others);

  /** Joins tensors of equal shape along a new dimension, this first. */
  Tensor stack(int dim, Tensor... others);

  /**
   * Picks elements along a dimension: for dim 1, {@code result[i][j] = this[i][index[i][j]]}.
   *
   * @param index whole numbers in {@code [0, length(dim))}, of this rank, and in the other
   *     dimensions no longer than this
   */
  Tensor gather(int dim, Tensor index);
}
