/**
 * Data sets, their split into a training and a test part, and the order in which batches are drawn.
 *
 * <p>Samples stay in the form they were read in (bytes for images) and become floats when a batch
 * is gathered. Every order is a pure function of a seed, so a run can be repeated and resumed.
 */
@NullMarked
package nn.layers.data;

import org.jspecify.annotations.NullMarked;
