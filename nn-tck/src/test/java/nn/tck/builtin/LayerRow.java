package nn.tck.builtin;

import java.util.List;
import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.api.layer.LayerProvider;

/**
 * What a layer of this project is tested with.
 *
 * @param wholeBelow if above 0, inputs are whole numbers below it, except 0
 */
record LayerRow(
    String name, Shape input, List<String> configurations, int wholeBelow, boolean looksAtBatch) {

  static LayerRow row(String name, Shape input, String... configurations) {
    return new LayerRow(name, input, List.of(configurations), 0, false);
  }

  LayerRow withWholeInputsBelow(int end) {
    return new LayerRow(name, input, configurations, end, looksAtBatch);
  }

  LayerRow lookingAtTheBatch() {
    return new LayerRow(name, input, configurations, wholeBelow, true);
  }

  LayerProvider provider() {
    return Providers.layer(name);
  }

  float[] values(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = wholeBelow > 0 ? random.nextInt(1, wholeBelow) : (float) random.nextGaussian();
    }
    return values;
  }

  @Override
  public String toString() {
    return name + " of " + input;
  }
}
