/** How long a plugin's loops take per element, beside others, and whether they are vector code. */
@NullMarked
package nn.lab.bench;

import org.jspecify.annotations.NullMarked;
