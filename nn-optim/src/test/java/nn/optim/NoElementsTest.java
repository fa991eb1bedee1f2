package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoElementsTest {
  private static final Nn NN = Nn.builder().threads(1).build();

  @ParameterizedTest
  @ValueSource(strings = {"adafactor", "muon", "lamb", "sm3"})
  void parametersWithoutElementsAreNoTrouble(String spec) {
    for (Shape shape : List.of(Shape.of(0, 3), Shape.of(3, 0), Shape.of(2, 0, 3))) {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("p", NN.parameter(shape));
      Optimizer optimizer = NN.optimizers().create(spec, parameters);
      parameters.get("p").assignGradient();
      optimizer.step();
      optimizer
          .state()
          .arrays()
          .forEach((name, array) -> {
            if (array instanceof StoredArray.F32(Shape _, float[] values)) {
              assertArrayEquals(new float[values.length], values, name + " of " + shape);
            }
          });
    }
  }
}
