/** What holds for the project as a whole: its modules, its code, and the bits it computes. */
@NullMarked
package nn.architecture;

import org.jspecify.annotations.NullMarked;
