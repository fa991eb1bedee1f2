package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;
import nn.tck.contract.Contract;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that only the class path finds is caught by its module, though tests do not use it. */
final class UnprovidedTest {
  private static final String PROVIDER = "com.acme.hidden.Provider";
  private static final ThreadLocal<OptimizerProvider> TESTED = new ThreadLocal<>();

  /** Tests the optimizer of the moment. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return TESTED.get();
    }
  }

  @Test
  void moduleWithoutProvidesIsNamed(@TempDir Path folder) throws Exception {
    KitRun run = run(folder, "module com.acme.hidden { requires nn.api; }");
    run.assertCaught("optimizer 'hidden'", Contract.PROVIDER_IS_REGISTERED);
    assertTrue(
        run.failures()
            .getFirst()
            .contains("'provides nn.api.optim.OptimizerProvider with " + PROVIDER + ";'"),
        run::toString);
  }

  @Test
  void moduleWithProvidesPasses(@TempDir Path folder) throws Exception {
    assertEquals(1, run(folder, PluginJar.moduleInfo("hidden", "")).successes());
  }

  private static KitRun run(Path folder, String module) throws Exception {
    Path jar =
        PluginJar.optimizer("hidden")
            .source("module-info", module)
            .resource("META-INF/services/nn.api.optim.OptimizerProvider", PROVIDER)
            .write(folder.resolve("hidden.jar"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      TESTED.set((OptimizerProvider) loader.loadClass(PROVIDER).getConstructor().newInstance());
      return KitRun.of(Tck.class, "providerIsRegistered");
    } finally {
      thread.setContextClassLoader(before);
      TESTED.remove();
    }
  }
}
