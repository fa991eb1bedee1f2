/** Activation functions, one file each; semantics and defaults are PyTorch's. */
@NullMarked
package nn.activations;

import org.jspecify.annotations.NullMarked;
