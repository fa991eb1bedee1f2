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

/** Losses that come as a jar, beside nn's own. */
class LossPluginTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 8, relu, linear: 3]
      optimizer: adam(lr=0.02)
      loss: LOSS
      epochs: 3
      batch_size: 16
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aJarOfLosses() throws IOException {
    PluginJar.empty()
        .source(
            "module-info",
            """
            module com.acme {
              requires nn.api;
              provides nn.api.loss.LossProvider with com.acme.LogCosh, com.acme.Margin;
            }
            """)
        .source(
            "com.acme.LogCosh",
            """
            package com.acme;
            import module nn.api;
            public final class LogCosh implements LossProvider {
              @Override public Descriptor descriptor() {
                return Descriptor.of("log_cosh", "A test.").withHyperparameters(Reduction.REDUCTION);
              }
              @Override public Loss create(Hyperparameters values) {
                Reduction reduction = Reduction.of(values);
                return (input, target) -> {
                  Tensor d = input.sub(target);
                  return reduction.reduce(d.exp().add(d.neg().exp()).mul(0.5f).log());
                };
              }
            }
            """)
        .source(
            "com.acme.Margin",
            """
            package com.acme;
            import module nn.api;
            public final class Margin implements LossProvider {
              @Override public Descriptor descriptor() { return Descriptor.of("margin", "A test."); }
              @Override public boolean takesClasses() { return true; }
              @Override public Loss create(Hyperparameters values) {
                return (input, target) -> {
                  if (target.shape().rank() != 1) {
                    throw new IllegalStateException("no classes: " + target.shape());
                  }
                  return input.mul(input).mean();
                };
              }
            }
            """)
        .compiledWith("--module-version", "1.2")
        .write(folder.resolve("plugins/acme/acme.jar"));
  }

  private Recorded nn(String... arguments) {
    return Recorded.run(folder, arguments);
  }

  private String plugins() {
    return folder.resolve("plugins").toString();
  }

  private Recorded train(String loss) throws IOException {
    Path config = folder.resolve("c.yaml");
    Files.writeString(config, CONFIG.replace("LOSS", loss));
    return nn(
        "train",
        config.toString(),
        "--plugins",
        plugins(),
        "--runs",
        folder.resolve("runs").toString());
  }

  @Test
  void aConfigNamesALossOfAJar() throws IOException {
    Recorded run = train("log_cosh");
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    String summary =
        Files.readString(Workspace.onlyRun(folder.resolve("runs")).resolve("summary.json"));
    assertTrue(summary.contains("log_cosh"), "what it was trained with is remembered: " + summary);
  }

  @Test
  void aLossSaysThatItTakesClasses() throws IOException {
    Recorded run = train("margin");
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
  }

  @Test
  void mistakesNameTheLossesThereAre() throws IOException {
    train("log_cos").assertFails(ExitCode.USAGE, "log_cosh");
    train("log_cosh(delta=1)").assertFails(ExitCode.USAGE, "delta");
  }

  @Test
  void aLossIsListedAndExplained() {
    Recorded list = nn("plugins", "--plugins", plugins());
    assertTrue(
        list.out().lines().anyMatch(line -> line.matches("loss +log_cosh .*acme.jar")), list.out());
    assertTrue(list.out().lines().anyMatch(line -> line.matches("loss +huber .*")), list.out());
    Recorded described = nn("describe", "log_cosh", "--plugins", plugins());
    assertTrue(described.out().contains("reduction"), described.out() + described.err());
    assertFalse(described.err().contains("\tat "), described.err());
  }
}
