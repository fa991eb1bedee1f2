package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/** Provides kernels; the service type that kernel plugins register. */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface KernelsProvider extends Plugin {

  /**
   * Returns the preference among usable kernels, the highest wins; the built-in ones have 0.
   * Kernels below 0 are never chosen by preference: they serve only who asks for them by name.
   */
  int priority();

  /**
   * Creates the kernels.
   *
   * @throws UnsupportedOperationException if this machine or JVM cannot run them; the message says
   *     why and what to do, and the next best kernels serve
   */
  Kernels create();
}
