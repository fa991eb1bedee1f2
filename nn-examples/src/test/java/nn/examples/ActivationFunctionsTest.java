package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivationFunctionsTest {
  private static final float[] GRID = {-10, -1, 0, 1, 10};

  @Test
  void reportsEveryRegisteredActivation(@TempDir Path folder) throws IOException {
    String output = Captured.output(() -> ActivationFunctions.main(folder.toString()));
    try (Nn nn = Nn.create()) {
      nn.activations()
          .list()
          .forEach(each -> assertTrue(output.contains(each.name()), each.name()));
    }
    assertNotNull(ImageIO.read(folder.resolve("activations.png").toFile()));
    assertNotNull(ImageIO.read(folder.resolve("ten-layers.png").toFile()));
  }

  @Test
  void sigmoidSaturatesOnBothSidesAndReluOnTheLeft() {
    ActivationCurve sigmoid = curve("sigmoid").orElseThrow();
    assertEquals(0.25, sigmoid.largestSlope(), 1e-7);
    assertEquals("on both sides", sigmoid.saturates());
    assertEquals("on the left", curve("relu").orElseThrow().saturates());
    assertEquals("nowhere", curve("identity").orElseThrow().saturates());
  }

  @Test
  void activationOfAWholeRowHasNoCurve() {
    assertEquals(Optional.empty(), curve("softmax"));
  }

  @Test
  void gradientVanishesThroughSigmoidsAndNotThroughIdentities() {
    assertTrue(DeepGradient.norms(1, "sigmoid", 10)[0] < 1e-5);
    assertEquals(1, DeepGradient.norms(1, "identity", 10)[0], 0.5);
  }

  private static Optional<ActivationCurve> curve(String name) {
    try (Nn nn = Nn.create()) {
      return ActivationCurve.of(nn, name, GRID);
    }
  }
}
