package nn.api.data;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.plugin.Stability;

/**
 * Samples to train with, and others to test with.
 *
 * @param names of the classes, by index; or of the numbers that are the targets of a sample
 */
@Stability(EXPERIMENTAL)
public record TrainAndTest(List<String> names, LabeledSamples train, LabeledSamples test) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no name, or the samples of both parts differ in
   *     shape
   */
  public TrainAndTest {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a data set needs names of classes, or of its targets");
    }
    if (!train.sample().equals(test.sample())) {
      throw new IllegalArgumentException(
          "samples to train with have the shape "
              + train.sample()
              + ", those to test with "
              + test.sample());
    }
  }
}
