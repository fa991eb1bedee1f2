/**
 * Optimizers: a provider declares an optimizer, its rule is the mathematics.
 *
 * <p>A rule reads every array before it writes one, because only then does C2 turn the loop into
 * vector code; numbers that are the same for all elements are computed in double and rounded once.
 */
@NullMarked
package nn.optim;

import org.jspecify.annotations.NullMarked;
