/** The contracts of schedules, checked. */
@NullMarked
package nn.tck.schedule;

import org.jspecify.annotations.NullMarked;
