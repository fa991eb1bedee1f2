/** Plugins that break a contract, and the kit that says which. */
@NullMarked
package nn.tck.hostile;

import org.jspecify.annotations.NullMarked;
