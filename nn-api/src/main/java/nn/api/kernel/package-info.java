/** The numeric kernels that an engine runs on, replaceable by faster ones with the same bits. */
@NullMarked
package nn.api.kernel;

import org.jspecify.annotations.NullMarked;
