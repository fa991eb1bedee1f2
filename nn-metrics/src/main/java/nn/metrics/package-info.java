/** Metrics as plugins. */
@NullMarked
package nn.metrics;

import org.jspecify.annotations.NullMarked;
