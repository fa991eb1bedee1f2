package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import nn.api.Shape;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.lab.config.DataConfig.Known;
import nn.layers.ModelPlan;
import nn.layers.data.Dataset;
import nn.layers.data.Digits;
import nn.layers.data.Iris;
import org.junit.jupiter.api.Test;

class ExpectedWorkTest {

  @Test
  void everyWeightAndSampleTakesThreeMultiplicationsPerEpoch() {
    ModelPlan plan;
    try (Nn nn = Nn.create()) {
      List<Spec> layers =
          List.of(
              Spec.of("linear").with("out_features", 512),
              Spec.of("linear").with("out_features", 10));
      plan = ModelPlan.of(nn, Shape.of(784), layers);
    }
    long weights = 784 * 512 + 512 * 10;
    assertEquals(3 * weights * 7 * 100, ExpectedWork.multiplications(plan, 100, 7));
  }

  @Test
  void whatIsSaidOfDataBeforeItIsReadIsTrue() throws IOException {
    assertSize(Known.DIGITS, Digits.load().train());
    assertSize(Known.IRIS, Iris.load().train());
  }

  private static void assertSize(Known known, Dataset train) {
    assertEquals(known.samples(), train.size(), known.toString());
    known
        .shapes()
        .forEach(shape -> assertEquals(shape.size(), train.sampleShape().size(), known.toString()));
  }
}
