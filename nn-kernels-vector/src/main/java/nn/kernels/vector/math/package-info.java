/**
 * The functions of {@link nn.api.math.FloatMath} on vectors, an instruction for an instruction, and
 * reductions.
 *
 * <p>{@link nn.kernels.vector.math.Functions} and {@link nn.kernels.vector.math.Reductions} are the
 * loops over arrays; a class that is named as its twin in nn.api.math has the same text, its
 * comments and the origin of its constants stand there.
 */
@NullMarked
package nn.kernels.vector.math;

import org.jspecify.annotations.NullMarked;
