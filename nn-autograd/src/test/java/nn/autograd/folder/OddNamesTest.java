package nn.autograd.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.Nn;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins from a folder whose names cannot be used: the error names provider, module and jar. */
class OddNamesTest {
  @TempDir private Path root;

  /** Writes an optimizer with a descriptor of its own, and returns why it cannot be used. */
  private String refused(String descriptor) throws IOException {
    Path jar = root.resolve("bad/bad.jar");
    String provider =
        PluginJar.provider("bad", "").replace("Descriptor.of(\"bad\", \"A test.\")", descriptor);
    PluginJar.optimizer("bad").source("com.acme.bad.Provider", provider).write(jar);
    String message = askedFor("bad");
    assertTrue(
        message.contains("provider com.acme.bad.Provider (com.acme.bad, " + jar + ")"), message);
    assertTrue(message.length() < 2000, () -> message.length() + " characters");
    return message;
  }

  /** Returns the message for one who asks for the plugin; who does not, is not bothered. */
  private String askedFor(String name) {
    try (Nn nn = Nn.builder().plugins(root).threads(1).build()) {
      return assertThrows(InvalidConfigException.class, () -> nn.optimizers().get(name))
          .getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(String) null", "\"\"", "\"../x\"", "\"Bad\"", "\"x\".repeat(1_000_000)"})
  void aNameThatNoPluginMayHave(String name) throws IOException {
    String message = refused("Descriptor.of(" + name + ", \"A test.\")");
    assertTrue(message.contains("failed in descriptor()"), message);
  }

  @Test
  void aHyperparameterWithALongName() throws IOException {
    String message =
        refused(
            "Descriptor.of(\"bad\", \"\").withHyperparameters(H); }"
                + " static final Hyperparameter<Boolean> H ="
                + " Hyperparameter.flag(\"-\".repeat(1_000_000), \"\").byDefault(true); {");
    assertTrue(message.contains("declares the hyperparameter '---"), message);
  }

  @Test
  void noDescriptor() throws IOException {
    assertTrue(refused("null").contains("returned null from descriptor()"));
  }

  @Test
  void aDescriptorThatFailsWithALongMessage() throws IOException {
    assertTrue(
        refused(
                "Descriptor.of(\"bad\", \"\" + fail()); } static String fail() {"
                    + " throw new IllegalStateException(\"x\".repeat(1_000_000))")
            .contains("(1000033 characters)"));
  }

  @Test
  void aNameThatTwoPluginsHave() throws IOException {
    Path one = PluginJar.optimizer("same").write(root.resolve("one/one.jar"));
    Path two =
        PluginJar.optimizer("two")
            .source(
                "com.acme.two.Provider",
                PluginJar.provider("two", "").replace("\"two\"", "\"same\""))
            .write(root.resolve("two/two.jar"));
    String message = askedFor("same");
    assertEquals(
        "optimizer 'same' is provided twice; remove one of\n"
            + "  com.acme.same.Provider: optimizer 'same' (com.acme.same, "
            + one
            + ")\n"
            + "  com.acme.two.Provider: optimizer 'same' (com.acme.two, "
            + two
            + ")",
        message);
  }
}
