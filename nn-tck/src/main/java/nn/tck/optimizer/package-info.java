/** The contracts of optimizers, checked. */
@NullMarked
package nn.tck.optimizer;

import org.jspecify.annotations.NullMarked;
