/**
 * The technology compatibility kit: what every plugin must hold, as tests.
 *
 * <p>An author extends {@link OptimizerTck}, {@link GradientTransformTck}, {@link ScheduleTck},
 * {@link ActivationTck} or {@link LayerTck} and names the provider; a layer's author also names the
 * shape of its input. A failure names the plugin, the contract it breaks, and the place where that
 * contract is written: a type of nn-api, or this list.
 *
 * <ul>
 *   <li>On valid input a plugin neither throws nor returns null.
 *   <li>A plugin says what it is: a summary, a reference and the meaning of each hyperparameter.
 *   <li>The same calls with the same numbers give the same bits.
 *   <li>The order in which parameters come does not show in the bits.
 *   <li>A gradient that was forgotten by zeroGrad is not read again.
 *   <li>A transform of gradients makes neither NaN nor infinity from finite gradients.
 *   <li>Gradients from 0 and the smallest floats to 10⁶ leave finite values. At larger ones an
 *       optimizer may overflow but must not throw: the training loop stops at a parameter that is
 *       not finite.
 *   <li>A step whose evaluation fails, as it does at a gradient that is not finite, ends with that
 *       failure and leaves parameters and state as they were.
 *   <li>Steps beyond the 2³¹st leave finite values.
 *   <li>With {@code maximize} an optimizer does what it would do for the negated gradients.
 *   <li>An optimizer minimises a quadratic, descends Rosenbrock's valley and learns iris.
 *   <li>Every configuration lowers a gentle quadratic within 200 steps.
 *   <li>What a step allocates does not grow from step to step.
 *   <li>No step leaves anything in memory but parameters and state.
 *   <li>States that earlier versions saved load, and training goes on from them.
 *   <li>An activation's derivative is the slope of its value, but at kinks that its author names.
 *   <li>Values and derivatives of an activation are finite from −1000 to 1000.
 *   <li>An activation or a layer changes nothing that it reads.
 *   <li>A layer's gradients, of its input and of each parameter, are the slopes of its output, in
 *       training and in evaluation.
 *   <li>In evaluation a layer gives the same bits each time, changes no buffer and draws no random
 *       number.
 *   <li>In evaluation a sample's output does not depend on the other samples of the batch, but for
 *       rounding and for layers whose author says so.
 *   <li>A layer may be used again between the forward and the backward pass of a use, and no bit of
 *       that changes.
 *   <li>A schedule's values are finite and no learning rate it gives is negative.
 *   <li>A plugin agrees with the recorded traces of its reference.
 * </ul>
 *
 * <p>What holds for many optimizers and not for all is a {@link Law}.
 *
 * <p>Checks with random numbers are made with the seeds 20260 to 20279; a failure tells the seed,
 * and the system property {@code nn.tck.seed} repeats it alone.
 */
@NullMarked
package nn.tck;

import org.jspecify.annotations.NullMarked;
