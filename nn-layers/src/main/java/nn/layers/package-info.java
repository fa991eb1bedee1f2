/**
 * Neural networks out of layers: {@link nn.layers.Module}, and {@link nn.layers.Layers}, which
 * makes them.
 */
@NullMarked
package nn.layers;

import org.jspecify.annotations.NullMarked;
