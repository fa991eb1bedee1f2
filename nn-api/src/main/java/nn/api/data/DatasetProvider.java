package nn.api.data;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.io.IOException;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/**
 * Provides a data set; the service type that data set plugins register.
 *
 * <p>A config names it under {@code data}: {@code spirals(points=500)}. A run that is resumed loads
 * it again and compares the digests, so the same hyperparameters have to give the same numbers.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface DatasetProvider extends Plugin {

  /**
   * Loads or makes the samples from valid hyperparameters.
   *
   * @throws IOException if files are missing or damaged; the message names them, and says what to
   *     do
   */
  TrainAndTest load(Hyperparameters values) throws IOException;

  /** Returns whether classes are to be predicted, as by default, and not numbers. */
  default boolean hasClasses() {
    return true;
  }
}
