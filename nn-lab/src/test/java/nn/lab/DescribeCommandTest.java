package nn.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {
  private final Workspace nn;

  DescribeCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void everyKindIsDescribable() {
    String scalar = nn.run("describe", "scalar").out();
    assertTrue(scalar.startsWith("scalar  kernels from nn.autograd"), scalar);
    assertTrue(scalar.contains("NN_JAVA_OPTS=-Dnn.kernels=scalar"), scalar);
    String loss = nn.run("describe", "mse").out();
    assertTrue(loss.startsWith("mse  loss from nn.layers"), loss);
    nn.run("describe", "vectr").assertFails(ExitCode.USAGE, "Did you mean 'vector'");
    String layer = nn.run("describe", "linear").out();
    assertTrue(layer.startsWith("linear  layer from nn.layers.standard"), layer);
    nn.run("describe", "optimizer").assertFails(ExitCode.USAGE, "'optimizer' is a key of configs");
  }

  @Test
  void everyKeyOfAConfigIsDescribed() {
    String keys = nn.run("describe", "config").out();
    assertTrue(keys.contains("  epochs = 20"), keys);
    assertTrue(keys.contains("a whole number in [1, 1000000]"), keys);
    assertTrue(keys.contains("  compare.seeds = [1, 2, 3]"), keys);
    assertTrue(keys.contains("  data.csv (required)"), keys);
    assertTrue(nn.run("describe", "config", "--json-schema").out().contains("\"$schema\""));
    nn.run("describe", "adam", "--json-schema").assertFails(ExitCode.USAGE, "goes with 'config'");
  }
}
