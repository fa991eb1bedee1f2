/**
 * The technology compatibility kit: what every plugin must hold, as tests.
 *
 * <p>An author extends {@link OptimizerTck}, {@link ScheduleTck} or {@link ActivationTck} and names
 * the provider; nothing else is needed. A failure names the plugin, the contract it breaks, and the
 * place where that contract is written: a type of nn-api, or this list.
 *
 * <ul>
 *   <li>On valid input a plugin neither throws nor returns null.
 *   <li>A plugin says what it is: a summary, a reference and the meaning of each hyperparameter.
 *   <li>The same calls with the same numbers give the same bits.
 *   <li>Finite gradients leave finite values.
 *   <li>A learning rate of 0 leaves parameters as they are, to the bit.
 *   <li>With {@code maximize} an optimizer does what it would do for the negated gradients.
 *   <li>An optimizer minimises a quadratic, descends Rosenbrock's valley and learns iris.
 *   <li>What a step allocates does not grow from step to step.
 *   <li>An activation's derivative is the slope of its value, but at kinks that its author names.
 *   <li>Values and derivatives of an activation are finite from −1000 to 1000.
 *   <li>An activation changes nothing that it reads.
 *   <li>A schedule's values are finite and no learning rate it gives is negative.
 *   <li>A plugin agrees with the recorded traces of its reference.
 * </ul>
 */
@NullMarked
package nn.tck;

import org.jspecify.annotations.NullMarked;
