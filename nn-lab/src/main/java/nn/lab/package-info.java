/** The {@code nn} command. */
@NullMarked
package nn.lab;

import org.jspecify.annotations.NullMarked;
