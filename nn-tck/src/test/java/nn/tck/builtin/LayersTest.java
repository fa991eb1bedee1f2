package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.layer.LayerProvider;
import nn.tck.LayerTck;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of this project keeps the contracts. */
@ParameterizedClass(name = "{0}")
@MethodSource("all")
final class LayersTest extends LayerTck {
  @Parameter LayerRow tested;

  static Stream<LayerRow> all() {
    return LayerRows.all();
  }

  @Override
  protected LayerProvider provider() {
    return tested.provider();
  }

  @Override
  protected Shape input() {
    return tested.input();
  }

  @Override
  protected List<String> configurations() {
    return tested.configurations();
  }

  @Override
  protected float[] values(int count, RandomGenerator random) {
    return tested.values(count, random);
  }

  @Override
  protected boolean inputHasGradient() {
    return tested.wholeBelow() == 0;
  }

  @Override
  protected boolean samplesAreIndependent() {
    return !tested.looksAtBatch();
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("layers/layers"), Providers.trace("layers/options"));
  }
}
