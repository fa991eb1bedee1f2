/**
 * The matrix product: {@link nn.kernels.vector.product.Product} decides how, a {@link
 * nn.kernels.vector.product.Part} is what one thread does of it, a {@link
 * nn.kernels.vector.product.Tile} is the loop that the time goes to.
 */
@NullMarked
package nn.kernels.vector.product;

import org.jspecify.annotations.NullMarked;
