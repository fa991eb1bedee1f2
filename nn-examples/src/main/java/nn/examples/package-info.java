/** Small programs, one idea each; {@link nn.examples.Main} starts them by name. */
@NullMarked
package nn.examples;

import org.jspecify.annotations.NullMarked;
