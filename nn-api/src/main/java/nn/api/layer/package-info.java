/** The layers of networks. */
@NullMarked
package nn.api.layer;

import org.jspecify.annotations.NullMarked;
