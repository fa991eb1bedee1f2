/** From a YAML file and command-line settings to a checked, complete experiment. */
@NullMarked
package nn.lab.config;

import org.jspecify.annotations.NullMarked;
