/** Lookahead: slow weights that follow an inner optimizer. */
@NullMarked
package nn.optim.lookahead;

import org.jspecify.annotations.NullMarked;
