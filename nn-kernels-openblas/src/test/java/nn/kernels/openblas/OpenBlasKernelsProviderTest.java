package nn.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;

/** The plugin in the engine. */
class OpenBlasKernelsProviderTest {

  @Test
  void isFoundButNeverChosenUnlessNamed() {
    try (Nn nn = Nn.create()) {
      assertEquals("scalar", nn.kernels().description());
    }
  }

  @Test
  void engineDifferentiatesWithIt() {
    ThisMachine.requireOpenBlas();
    try (Nn scalar = Nn.create();
        Nn openBlas = Nn.builder().kernels("openblas").build()) {
      assertTrue(openBlas.kernels().description().startsWith("openblas, "));
      assertArrayEquals(gradients(scalar), gradients(openBlas), 1e-5f);
    }
  }

  private static float[] gradients(Nn nn) {
    Parameter weight = nn.parameter(Shape.of(3, 2), 1, -2, 3, 0.5f, -0.25f, 4);
    Tensor input = nn.tensor(Shape.of(2, 3), 0.1f, 0.2f, 0.3f, -1, 2, -3);
    Tensor output = input.matmul(weight);
    output.mul(output).sum().backward();
    return weight.gradient().toArray();
  }

  @Test
  void leavesNoFiles() throws IOException {
    List<Path> before = unpacked();
    Kernels kernels = ThisMachine.kernels();
    assertEquals(before, unpacked());
    assertFalse(kernels.description().isEmpty());
  }

  private static List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("nn-openblas"))
          .sorted()
          .toList();
    }
  }
}
