package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * What has to run before kernels are fast, for example until the JIT compiler has compiled them.
 *
 * <p>It has two stages, each of which runs once, on a thread of its own and when there is much to
 * do for the kernels that it is for; both may run at the same time. Of a stage that throws, the
 * message is logged as a warning, and the built-in kernels serve on in place of those that it is
 * for.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface WarmUp {

  /** Returns once products are fast, with bias and without, and sums and maxima. */
  void products();

  /** Returns once the functions of elements are fast. */
  void functions();
}
