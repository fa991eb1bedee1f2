/** Finds plugins by name and checks what a config says of them. */
@NullMarked
package nn.autograd.registry;

import org.jspecify.annotations.NullMarked;
