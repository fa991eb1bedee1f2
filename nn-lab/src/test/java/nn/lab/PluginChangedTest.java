package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin whose jar is replaced between stop and resume. */
class PluginChangedTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 4, relu, linear: 3]
      epochs: 3
      batch_size: 40
      compare:
        optimizers: [sgd(lr=0.1), descent]
        seeds: [1]
      """;

  @TempDir private Path folder;

  /** Makes the jar of a plugin that descends with a rate. */
  private void installPlugin(String version, String rate) throws IOException {
    PluginJar.empty()
        .source(
            "module-info",
            """
            module com.acme {
              requires nn.api;
              provides nn.api.optim.OptimizerProvider with com.acme.Descent;
            }
            """)
        .source(
            "com.acme.Descent",
            """
            package com.acme;
            import module nn.api;
            public final class Descent implements RuleProvider {
              @Override public Descriptor descriptor() { return Descriptor.of("descent", "A test."); }
              @Override public Rule rule(Hyperparameters values) {
                return (ElementwiseRule) (step, e) -> {
                  for (int i = e.from(); i < e.to(); i++) {
                    e.values()[i] -= RATE * e.gradients()[i];
                  }
                };
              }
            }
            """
                .replace("RATE", rate))
        .compiledWith("--module-version", version)
        .write(folder.resolve("plugins/acme/acme.jar"));
  }

  private Recorded nn(String... arguments) {
    return Recorded.run(
        folder,
        Stream.concat(
                Stream.of(arguments), Stream.of("--plugins", folder.resolve("plugins").toString()))
            .toArray(String[]::new));
  }

  /** Compares, and takes the last checkpoint of the plugin's trial away. */
  private Path stoppedRun() throws IOException {
    installPlugin("1.0", "0.1f");
    Path config = Files.writeString(folder.resolve("c.yaml"), CONFIG);
    Recorded run = nn("compare", config.toString(), "--runs", folder.resolve("r").toString());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    try (Stream<Path> runs = Files.list(folder.resolve("r"))) {
      Path stopped = runs.findFirst().orElseThrow();
      try (Stream<Path> files = Files.list(stopped.resolve("checkpoints/002"))) {
        Files.delete(files.sorted().toList().getLast());
      }
      return stopped;
    }
  }

  @Test
  void anotherVersionIsNamedThenAndNowAndBothAreInTheSummary() throws IOException {
    Path run = stoppedRun();
    String metrics = Files.readString(run.resolve("metrics.csv"));
    installPlugin("1.1", "0.2f");
    Recorded refused = nn("resume", run.toString());
    assertEquals(ExitCode.FAILURE, refused.exitCode(), refused.err());
    assertTrue(
        refused
            .err()
            .matches(
                "(?s).*  optimizer 'descent': was com.acme@1.0 \\(acme.jar SHA-256"
                    + " \\p{XDigit}{12}…\\), is com.acme@1.1 \\(acme.jar SHA-256"
                    + " \\p{XDigit}{12}…\\)\n"
                    + ".*"),
        refused.err());
    assertFalse(refused.err().contains("'sgd'"), refused.err());
    assertEquals(metrics, Files.readString(run.resolve("metrics.csv")));
    Recorded accepted = nn("resume", run.toString(), "--accept-changes");
    assertEquals(ExitCode.OK, accepted.exitCode(), accepted.err());
    List<String> summary = Files.readAllLines(run.resolve("summary.json"));
    List<String> changes = summary.stream().filter(line -> line.contains("changes")).toList();
    assertEquals(1, changes.size(), summary::toString);
    assertTrue(changes.getFirst().contains("after step 6: optimizer 'descent'"), changes::toString);
  }

  @Test
  void anotherJarOfTheSameVersionIsNoticed() throws IOException {
    Path run = stoppedRun();
    installPlugin("1.0", "0.2f");
    Recorded refused = nn("resume", run.toString());
    assertEquals(ExitCode.FAILURE, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("optimizer 'descent': was com.acme@1.0 ("), refused.err());
  }

  @Test
  void aJarThatThePluginDoesNotRequireChangesNothing() throws IOException {
    Path run = stoppedRun();
    PluginJar.empty()
        .source("module-info", "module com.library {}")
        .write(folder.resolve("plugins/acme/library.jar"));
    Recorded resumed = nn("resume", run.toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
  }
}
