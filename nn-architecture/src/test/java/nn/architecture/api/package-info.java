/** What nn.api offers to plugins stays as it was recorded. */
@NullMarked
package nn.architecture.api;

import org.jspecify.annotations.NullMarked;
