/** The values that parameters start from. */
@NullMarked
package nn.api.init;

import org.jspecify.annotations.NullMarked;
