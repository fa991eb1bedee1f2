package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import nn.autograd.fixture.ChildJvm;
import nn.autograd.fixture.ListPluginFolders;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugin folders of a program that has nn on the class path: checked alike before they load. */
class ClassPathTest {
  @TempDir private Path root;

  @Test
  void aPluginIsLoadedAndOneInTheNamesOfNnIsNot() throws Exception {
    PluginJar.optimizer("alpha")
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.alpha.Provider\n")
        .write(root.resolve("alpha/alpha.jar"));
    PluginJar.optimizer("beta")
        .source(
            "module-info", PluginJar.moduleInfo("beta", "").replace("com.acme.beta {", "nn.beta {"))
        .resource("META-INF/services/nn.api.optim.OptimizerProvider", "com.acme.beta.Provider\n")
        .write(root.resolve("beta/beta.jar"));
    ChildJvm.Output output =
        ChildJvm.onClassPath(ListPluginFolders.class, List.of(), root.toString());
    assertEquals(0, output.exit(), output.err());
    List<String> lines = output.out().lines().toList();
    assertEquals("alpha", lines.get(0));
    assertTrue(lines.get(1).contains("beta.jar, module nn.beta: module names"), lines.get(1));
  }
}
