/** Kernels written with the Vector API. */
@NullMarked
package nn.kernels.vector;

import org.jspecify.annotations.NullMarked;
