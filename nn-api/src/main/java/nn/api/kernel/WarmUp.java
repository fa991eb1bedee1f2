package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * What has to run often before kernels are fast, for example until the JIT compiler has compiled
 * them.
 *
 * <p>The framework runs the exercises when there is much to do for the kernels that they are for,
 * and measures the processor time that each takes with these kernels and with the built-in ones.
 * Once these kernels are no slower, they serve. Until then the framework interrupts the exercises
 * when they have cost too much, and continues when more work has been done.
 *
 * <p>Exercises come in groups. A group runs once all exercises of the groups before it are fast: so
 * short ones first let the compiler count many calls cheaply.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface WarmUp {

  /** Returns exercises of products, with bias and without, and of sums and maxima. */
  List<List<Exercise>> products();

  /** Returns exercises of the functions of elements. */
  List<List<Exercise>> functions();

  /** A call of a kernel, or several, that take a microsecond or more once they are fast. */
  @FunctionalInterface
  @Stability(value = EXPERIMENTAL, implementedByPlugins = true)
  interface Exercise {

    /** Calls some kernels, always the same of them with the same arguments. */
    void run(Kernels kernels);
  }
}
