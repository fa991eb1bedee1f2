/** The front of the framework: {@link nn.autograd.Nn} and what it hands out. */
@NullMarked
package nn.autograd;

import org.jspecify.annotations.NullMarked;
