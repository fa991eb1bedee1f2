/** Matrices for optimizers: views of arrays, loops over their elements, products, sums. */
@NullMarked
package nn.autograd.matrix;

import org.jspecify.annotations.NullMarked;
