/** The checks of layers. */
@NullMarked
package nn.tck.layer;

import org.jspecify.annotations.NullMarked;
