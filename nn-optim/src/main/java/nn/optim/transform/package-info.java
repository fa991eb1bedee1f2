/** Transforms of gradients, which change them before an optimizer reads them. */
@NullMarked
package nn.optim.transform;

import org.jspecify.annotations.NullMarked;
