/** What all kinds of plugins have in common. */
@NullMarked
package nn.tck.contract;

import org.jspecify.annotations.NullMarked;
