/** Tensors, parameters, and the operations that models and plugins are made of. */
@NullMarked
package nn.api;

import org.jspecify.annotations.NullMarked;
