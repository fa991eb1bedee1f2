/** Rules about all classes. */
@NullMarked
package nn.architecture.code;

import org.jspecify.annotations.NullMarked;
