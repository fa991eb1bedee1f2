/** The same training in different JVMs gives the same bits. */
@NullMarked
package nn.architecture.determinism;

import org.jspecify.annotations.NullMarked;
