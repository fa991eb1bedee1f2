/** The contracts of activations, checked. */
@NullMarked
package nn.tck.activation;

import org.jspecify.annotations.NullMarked;
