/**
 * Schedules: each a pure function of the step, with PyTorch's names, defaults and values.
 *
 * <p>PyTorch multiplies from step to step; here the closed form is computed anew, so a schedule
 * needs no state and may be asked for any step.
 */
@NullMarked
package nn.optim.schedule;

import org.jspecify.annotations.NullMarked;
