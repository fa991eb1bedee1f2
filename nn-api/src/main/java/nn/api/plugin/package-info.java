/** What every plugin has: a descriptor, typed hyperparameters, and errors that name the place. */
@NullMarked
package nn.api.plugin;

import org.jspecify.annotations.NullMarked;
