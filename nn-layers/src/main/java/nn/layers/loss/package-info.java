/**
 * What training makes small: a {@link nn.layers.loss.Loss} compares a network's output with its
 * target.
 */
@NullMarked
package nn.layers.loss;

import org.jspecify.annotations.NullMarked;
