/** The ban on what would make results depend on the machine, the JVM or the number of threads. */
@NullMarked
package nn.architecture.numeric;

import org.jspecify.annotations.NullMarked;
