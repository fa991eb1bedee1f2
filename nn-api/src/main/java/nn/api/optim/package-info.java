/** Optimizers: the rules a plugin author writes, and the optimizer a training loop holds. */
@NullMarked
package nn.api.optim;

import org.jspecify.annotations.NullMarked;
