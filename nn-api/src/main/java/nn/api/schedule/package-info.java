/** Schedules, which change a hyperparameter from step to step. */
@NullMarked
package nn.api.schedule;

import org.jspecify.annotations.NullMarked;
