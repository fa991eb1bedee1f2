/** Activation functions. */
@NullMarked
package nn.api.activation;

import org.jspecify.annotations.NullMarked;
