package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class NnTest {

  @Test
  void trainsAParameterWithAnOptimizerFoundByName() {
    Nn nn = Nn.builder().plugins(new Sgd()).build();
    Parameter weight = nn.parameter(Shape.of(2), 1, -2);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.25)", parameters);
    weight.mul(weight).sum().backward();
    optimizer.step();
    assertArrayEquals(new float[] {0.5f, -1}, weight.toArray());
  }

  @Test
  void theSeedDecidesTheRandomNumbers() {
    assertEquals(
        Nn.builder().seed(7).build().random().nextLong(),
        Nn.builder().seed(7).build().random().nextLong());
  }

  @Test
  void aBuilderThatIsReusedStaysAsItWas() {
    Nn.Builder builder = Nn.builder();
    assertEquals(List.of(), builder.build().optimizers().list());
    assertEquals(1, builder.plugins(new Sgd()).build().optimizers().list().size());
    assertEquals(List.of(), builder.build().optimizers().list());
  }

  @Test
  void refusesToComputeOnNoThread() {
    Nn.Builder builder = Nn.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.threads(0));
    assertEquals(3, builder.threads(3).build().threads());
  }
}
