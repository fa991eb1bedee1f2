package nn.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

final class GradientAccumulationTest {

  @Test
  void smallBatchesGiveTheGradientOfTheLargeOne() {
    var agreement = GradientAccumulation.compare(Nn.create());
    assertTrue(agreement.largest() > 1e-3, agreement::toString);
    assertTrue(agreement.difference() < 1e-5 * agreement.largest(), agreement::toString);
  }
}
