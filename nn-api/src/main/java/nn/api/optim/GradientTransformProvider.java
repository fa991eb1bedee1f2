package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * Provides a transform of gradients, such as clipping: a {@link Rule} that changes gradients where
 * they lie, before the optimizer reads them, and leaves the values alone.
 *
 * <p>Users name several in a row, in front of any optimizer:
 *
 * <pre>{@code gradients: [clip_by_global_norm(max_norm=1), centralize]}</pre>
 *
 * <p>It is no optimizer of its own: naming it as one is refused. Where a closure evaluates the loss
 * several times per step, the transforms change the gradients of each evaluation.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface GradientTransformProvider extends RuleProvider {}
