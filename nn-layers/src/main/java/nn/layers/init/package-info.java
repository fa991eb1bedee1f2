/** The values that parameters start from. */
@NullMarked
package nn.layers.init;

import org.jspecify.annotations.NullMarked;
