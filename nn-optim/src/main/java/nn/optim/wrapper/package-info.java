/** Optimizers that wrap another: averages of weights, sharpness-aware steps, changed updates. */
@NullMarked
package nn.optim.wrapper;

import org.jspecify.annotations.NullMarked;
