package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import nn.lab.config.DataConfig.Known;
import nn.layers.data.Dataset;
import nn.layers.data.Digits;
import nn.layers.data.Iris;
import org.junit.jupiter.api.Test;

class ExpectedWorkTest {

  @Test
  void everyWeightAndSampleTakesThreeMultiplicationsPerEpoch() {
    assertEquals(3L * (784 * 512 + 512 * 10), ExpectedWork.ofSample(784, 512, 10));
    assertNotEquals(0, ExpectedWork.ofSample(1, 1));
  }

  @Test
  void whatIsSaidOfDataBeforeItIsReadIsTrue() throws IOException {
    assertSize(Known.DIGITS, Digits.load().train());
    assertSize(Known.IRIS, Iris.load().train());
  }

  private static void assertSize(Known known, Dataset train) {
    assertEquals(known.samples(), train.size(), known.toString());
    assertEquals(known.features(), train.sampleShape().size(), known.toString());
  }
}
