/** The losses that training makes small. */
@NullMarked
package nn.api.loss;

import org.jspecify.annotations.NullMarked;
