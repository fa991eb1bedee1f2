/**
 * The elementary functions and sums of the framework, defined to the last bit.
 *
 * <p>{@link nn.api.math.FloatMath} and {@link nn.api.math.Sums} are what others call; the other
 * classes hold one family of functions each.
 */
@NullMarked
package nn.api.math;

import org.jspecify.annotations.NullMarked;
