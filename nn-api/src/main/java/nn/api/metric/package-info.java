/** Numbers that say how well a network does. */
@NullMarked
package nn.api.metric;

import org.jspecify.annotations.NullMarked;
