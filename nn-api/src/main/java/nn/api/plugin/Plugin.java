package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

/**
 * What is common to all providers that the framework finds with {@link java.util.ServiceLoader}.
 *
 * <p>A provider has a public constructor without arguments, holds no state, and does no work until
 * it is asked to create something.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface Plugin {

  /** Returns the name, the documentation and the hyperparameters; always an equal value. */
  Descriptor descriptor();

  /**
   * Reports values that are each in range but do not go together; nothing by default.
   *
   * @param values every hyperparameter of the descriptor, each valid by itself
   * @param problems where to report, addressed by hyperparameter name
   */
  default void check(Hyperparameters values, Problems problems) {}
}
