/**
 * The engine: tensors on a tape, their derivatives, and the flat arrays that parameters live in.
 *
 * <p>Every operation is one static method that computes the result and, beside it, says how a
 * gradient flows back: {@code Unary}, {@code Binary}, {@code Products}, {@code Reductions}, {@code
 * Layout}, {@code Joining}, {@code Selection}. {@code TensorOperations} hands each call to its
 * class, {@code BackwardPass} walks the tape.
 */
@NullMarked
package nn.autograd.tensor;

import org.jspecify.annotations.NullMarked;
