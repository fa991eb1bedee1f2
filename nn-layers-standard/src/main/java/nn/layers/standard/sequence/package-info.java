/** Layers for sequences, {@code [steps, features]}: tables, recurrence and attention. */
@NullMarked
package nn.layers.standard.sequence;

import org.jspecify.annotations.NullMarked;
