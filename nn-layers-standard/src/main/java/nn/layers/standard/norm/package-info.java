/** Layers that make means 0 and variances 1. */
@NullMarked
package nn.layers.standard.norm;

import org.jspecify.annotations.NullMarked;
