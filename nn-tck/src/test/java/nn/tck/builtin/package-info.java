/** The plugins of this project hold the contracts. */
@NullMarked
package nn.tck.builtin;

import org.jspecify.annotations.NullMarked;
