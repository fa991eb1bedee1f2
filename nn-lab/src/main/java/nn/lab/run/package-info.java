/** Trains what a config describes, and keeps what comes out in a folder a run. */
@NullMarked
package nn.lab.run;

import org.jspecify.annotations.NullMarked;
