package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.registry.PluginException;
import nn.testing.PluginJar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The context class loader while code of a plugin runs, and afterwards. */
class ContextLoaderTest {
  /** Throws where the context class loader is another than the plugin's own. */
  private static final String CHECK =
      """
      static void check() {
        if (Thread.currentThread().getContextClassLoader() != Provider.class.getClassLoader()) {
          throw new AssertionError(
              Thread.currentThread() + ": " + Thread.currentThread().getContextClassLoader());
        }
      }
      """;

  @TempDir private Path root;
  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();
  private final ClassLoader mine = new URLClassLoader(new URL[0], before);

  @BeforeEach
  void theCallerHasALoaderOfItsOwn() {
    thread.setContextClassLoader(mine);
  }

  @AfterEach
  void theTestHasItsLoaderBack() {
    thread.setContextClassLoader(before);
  }

  private void write(String provider) throws IOException {
    PluginJar.optimizer("mine")
        .source("com.acme.mine.Provider", provider)
        .write(root.resolve("mine/mine.jar"));
  }

  private static SequencedMap<String, Parameter> parameters(Nn nn, int size) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", nn.parameter(Shape.of(size), new float[size]));
    return parameters;
  }

  /** Makes one step with gradients of 1. */
  private float[] step(int threads, int size) {
    try (Nn nn = Nn.builder().plugins(root).threads(threads).build()) {
      SequencedMap<String, Parameter> parameters = parameters(nn, size);
      Optimizer optimizer = nn.optimizers().create("mine", parameters);
      Parameter weight = parameters.firstEntry().getValue();
      optimizer.step(() -> {
        assertSame(mine, thread.getContextClassLoader());
        optimizer.zeroGrad();
        var loss = weight.sum();
        loss.backward();
        return loss;
      });
      return weight.toArray();
    } finally {
      assertSame(mine, thread.getContextClassLoader());
    }
  }

  @Test
  void isThePluginsWhereverItIsCalled() throws IOException {
    write(
        PluginJar.provider("mine", CHECK + "static { check(); } public Provider() { check(); }")
            .replace("return Descriptor", "check(); return Descriptor")
            .replace("return (ElementwiseRule)", "check(); return (ElementwiseRule)")
            .replace("for (int i", "check(); for (int i"));
    assertArrayEquals(new float[] {-1, -1}, step(1, 2));
  }

  @Test
  void isThePluginsOnAllThreads() throws IOException {
    write(PluginJar.provider("mine", CHECK).replace("for (int i", "check(); for (int i"));
    assertEquals(-1, step(4, 1 << 20)[1 << 19]);
  }

  @Test
  void isTheCallersAgainAfterTheCallersCodeInsideAPlugin() throws IOException {
    write(
        PluginJar.provider(
            "mine",
            CHECK
                + """
                @Override public OptimizerAlgorithm create(Hyperparameters h, OptimizerContext c) {
                  return evaluation -> {
                    evaluation.evaluate();
                    c.all().forEach(e -> java.util.Arrays.fill(e.values(), 3));
                    evaluation.evaluate();
                    check();
                  };
                }
                """));
    assertArrayEquals(new float[] {3}, step(1, 1));
  }

  @Test
  void isTheCallersAgainWhenThePluginThrows() throws IOException {
    write(
        PluginJar.provider("mine", "")
            .replace("for (int i", "if (true) throw new AssertionError(\"no\"); for (int i"));
    assertTrue(assertThrows(PluginException.class, () -> step(1, 1)).getMessage().contains("no"));
  }

  @Test
  void letsAPluginFindTheServicesInItsJars() throws IOException {
    Path jar = root.resolve("mine/mine.jar");
    String find =
        """
        public interface Codec { float value(); }
        public static final class Own implements Codec { public float value() { return 2; } }
        static float sum() {
          float sum = 0;
          for (Codec codec : java.util.ServiceLoader.load(Codec.class)) { sum += codec.value(); }
          return sum;
        }
        @Override public OptimizerAlgorithm create(Hyperparameters h, OptimizerContext c) {
          float sum = sum();
          return evaluation -> c.all().forEach(e -> java.util.Arrays.fill(e.values(), sum));
        }
        """;
    PluginJar.empty()
        .source(
            "module-info",
            PluginJar.moduleInfo(
                "mine",
                "exports com.acme.mine; uses com.acme.mine.Provider.Codec;"
                    + " provides com.acme.mine.Provider.Codec with com.acme.mine.Provider.Own;"))
        .source("com.acme.mine.Provider", PluginJar.provider("mine", find))
        .write(jar);
    PluginJar.empty()
        .source(
            "module-info",
            "module com.acme.more { requires com.acme.mine;"
                + " provides com.acme.mine.Provider.Codec with com.acme.more.Codec; }")
        .source(
            "com.acme.more.Codec",
            "package com.acme.more; public final class Codec implements"
                + " com.acme.mine.Provider.Codec { public float value() { return 40; } }")
        .compiledWith("-p", PluginJar.modulePath() + File.pathSeparator + jar)
        .write(root.resolve("mine/more.jar"));
    assertArrayEquals(new float[] {42}, step(1, 1));
  }
}
