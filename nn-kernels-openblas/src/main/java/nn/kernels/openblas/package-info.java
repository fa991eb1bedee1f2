/** Kernels whose matrix products a native library computes. */
@NullMarked
package nn.kernels.openblas;

import org.jspecify.annotations.NullMarked;
