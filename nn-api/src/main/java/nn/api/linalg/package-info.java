/**
 * The linear algebra that optimizers with matrix preconditioners need, defined to the last bit.
 *
 * <p>{@link nn.api.linalg.LinearAlgebra} is what others call.
 */
@NullMarked
package nn.api.linalg;

import org.jspecify.annotations.NullMarked;
