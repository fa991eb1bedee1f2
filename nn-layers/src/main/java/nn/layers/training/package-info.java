/**
 * The training loop: {@link nn.layers.training.Trainer} with its listeners, gradient clipping,
 * evaluation and checkpoints.
 */
@NullMarked
package nn.layers.training;

import org.jspecify.annotations.NullMarked;
