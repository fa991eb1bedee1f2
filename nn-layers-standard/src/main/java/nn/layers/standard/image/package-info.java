/** Layers that move a window over images, {@code [channels, height, width]}, and over sequences. */
@NullMarked
package nn.layers.standard.image;

import org.jspecify.annotations.NullMarked;
