/**
 * The elementary functions of the framework, defined to the last bit.
 *
 * <p>{@link nn.api.math.FloatMath} is what others call; the other classes hold one family of
 * functions each.
 */
@NullMarked
package nn.api.math;

import org.jspecify.annotations.NullMarked;
