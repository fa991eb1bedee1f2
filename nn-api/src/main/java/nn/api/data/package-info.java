/** The data that networks learn from. */
@NullMarked
package nn.api.data;

import org.jspecify.annotations.NullMarked;
