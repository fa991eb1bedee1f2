package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradientDescentTest {

  @Test
  void everyStepMultipliesByOneMinusTwiceTheLearningRate() {
    double[] way = GradientDescent.descend(Nn.create(), -3, 0.3);
    for (int step = 1; step < way.length; step++) {
      assertEquals(0.4 * way[step - 1], way[step], 1e-6);
    }
  }

  @Test
  void learningRateAboveOneDiverges() {
    double[] way = GradientDescent.descend(Nn.create(), 0.8, 1.05);
    assertTrue(Math.abs(way[way.length - 1]) > 2);
  }

  @Test
  void drawsTheDescent(@TempDir Path folder) throws IOException {
    Captured.output(() -> GradientDescent.main(folder.toString()));
    assertNotNull(ImageIO.read(folder.resolve("gradient-descent.png").toFile()));
  }
}
