/** Runs optimizers: groups of parameters, state, the plan of a step, nesting. */
@NullMarked
package nn.autograd.optimizer;

import org.jspecify.annotations.NullMarked;
