/**
 * The built-in kernels: plain loops, the reference that every faster kernel must equal bit for bit.
 */
@NullMarked
package nn.autograd.kernel;

import org.jspecify.annotations.NullMarked;
