package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a folder of plugins that one plugin spoils: it is named, the others work. */
class PluginFaultsTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 8, ACTIVATION, linear: 3]
      optimizer: OPTIMIZER
      epochs: 2
      batch_size: 16
      """;

  @TempDir private Path folder;
  private Path plugins;
  private Path jar;

  @BeforeEach
  void aPluginOfAnOptimizerAndAnActivation() throws IOException {
    plugins = folder.resolve("plugins");
    jar = plugins.resolve("acme/acme.jar");
    PluginJar.empty()
        .source(
            "module-info",
            """
            module com.acme {
              requires nn.api;
              provides nn.api.optim.OptimizerProvider with com.acme.NanRule;
              provides nn.api.activation.ActivationProvider with com.acme.Logarithm;
            }
            """)
        .source(
            "com.acme.NanRule",
            """
            package com.acme;
            import module nn.api;
            public final class NanRule implements RuleProvider {
              @Override public Descriptor descriptor() { return Descriptor.of("nan_rule", "A test."); }
              @Override public Rule rule(Hyperparameters values) {
                return (ElementwiseRule) (step, e) -> e.values()[e.from()] = Float.NaN;
              }
            }
            """)
        .source(
            "com.acme.Logarithm",
            """
            package com.acme;
            import module nn.api;
            public final class Logarithm implements ActivationProvider {
              @Override public Descriptor descriptor() { return Descriptor.of("logarithm", "A test."); }
              @Override public Activation create(Hyperparameters values, ActivationContext context) {
                return Tensor::log;
              }
            }
            """)
        .compiledWith("--module-version", "1.2")
        .write(jar);
  }

  private Recorded nn(String... arguments) {
    return Recorded.run(folder, arguments);
  }

  private Recorded train(String activation, String optimizer) throws IOException {
    String text = CONFIG.replace("ACTIVATION", activation).replace("OPTIMIZER", optimizer);
    String config = Files.writeString(folder.resolve("tiny.yaml"), text).toString();
    String runs = folder.resolve("runs").toString();
    return nn("train", config, "--plugins", plugins.toString(), "--runs", runs);
  }

  @Test
  void trainingNamesTheOptimizerThatWritesNan() throws IOException {
    Recorded run = train("relu", "nan_rule");
    assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
    assertTrue(
        run.err()
            .contains("0.weight (value); optimizer 'nan_rule' (com.acme@1.2, " + jar + ") made it"),
        run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void trainingNamesTheActivationThatMakesNan() throws IOException {
    Recorded run = train("logarithm", "sgd");
    assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
    assertTrue(
        run.err().contains("activation 'logarithm' (com.acme@1.2, " + jar + ") in forward made"),
        run.err());
  }

  @Test
  void theListOfPluginsShowsThoseThatAreAsLocked() throws IOException {
    Files.writeString(plugins.resolve("plugins.sha256"), "");
    Recorded listed = nn("plugins", "--plugins", plugins.toString());
    assertEquals(ExitCode.FAILURE, listed.exitCode());
    assertTrue(listed.err().contains(jar + " is not the jar that"), listed.err());
    assertTrue(listed.out().contains("lookahead"), listed.out());
    assertFalse(listed.out().contains("nan_rule"), listed.out());
  }

  @Test
  void theDescriptionOfAPluginSaysWhereItIsFrom() {
    Recorded described = nn("describe", "nan_rule", "--plugins", plugins.toString());
    assertEquals(
        "nan_rule  optimizer from com.acme@1.2, acme.jar",
        described.out().lines().findFirst().orElseThrow());
  }

  @Test
  void aFolderThatIsNotThereIsAWrongCommandLine() {
    Path nowhere = folder.resolve("nowhere");
    Recorded listed = nn("plugins", "--plugins", nowhere.toString());
    assertEquals(ExitCode.USAGE, listed.exitCode());
    assertTrue(listed.err().contains("--plugins: there is no folder " + nowhere), listed.err());
  }

  @Test
  void aBrokenPluginStopsNoTrainingThatDoesNotUseIt() throws IOException {
    Files.createDirectories(plugins.resolve("empty"));
    Path broken = Files.createDirectories(plugins.resolve("broken")).resolve("broken.jar");
    Files.writeString(broken, "this is no jar");
    Recorded run = train("relu", "sgd");
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    Recorded listed = nn("plugins", "--plugins", plugins.toString());
    assertEquals(ExitCode.FAILURE, listed.exitCode());
    assertTrue(listed.err().contains("nn: " + broken + " is not a whole jar"), listed.err());
    assertTrue(listed.err().contains(plugins.resolve("empty") + " holds no jar."), listed.err());
    assertTrue(listed.out().contains("nan_rule"), listed.out());
  }

  @Test
  void aConfigThatNamesABrokenPluginGetsTheReason() throws IOException {
    Files.writeString(jar, "this is no jar");
    Recorded run = train("relu", "nan_rule");
    assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
    assertTrue(run.err().contains("no optimizer is named 'nan_rule'"), run.err());
    assertTrue(run.err().contains(jar + " is not a whole jar"), run.err());
    assertTrue(
        nn("describe", "nan_rule", "--plugins", plugins.toString()).err().contains("not a whole"));
    assertTrue(
        nn("bench", "nan_rule", "--plugins", plugins.toString()).err().contains("not a whole"));
  }
}
