/** Trains what a config describes, and keeps what comes out in one folder per run. */
@NullMarked
package nn.lab.run;

import org.jspecify.annotations.NullMarked;
