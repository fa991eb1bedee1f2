package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.testing.PluginJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that come as a jar. */
class DatasetPluginTest {
  private static final String HEAD =
      """
      package com.acme;
      import module java.base;
      import module nn.api;
      public final class NAME implements DatasetProvider {
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aJarOfDataSets() throws IOException {
    PluginJar.empty()
        .source(
            "module-info",
            """
            module com.acme {
              requires nn.api;
              provides nn.api.data.DatasetProvider
                  with com.acme.Rings, com.acme.Waves, com.acme.Broken, com.acme.Absent;
            }
            """)
        .source(
            "com.acme.Rings",
            HEAD.replace("NAME", "Rings")
                + """
                  static final Hyperparameter<Long> POINTS =
                      Hyperparameter.whole("points", Range.closed(1, 10000), "Of each ring.").byDefault(60L);
                  @Override public Descriptor descriptor() {
                    return Descriptor.of("rings", "Two rings.").withHyperparameters(POINTS);
                  }
                  @Override public TrainAndTest load(Hyperparameters values) {
                    int points = values.get(POINTS).intValue();
                    return new TrainAndTest(List.of("inner", "outer"), part(points, 1), part(points / 2, 2));
                  }
                  private static LabeledSamples part(int points, long seed) {
                    Random random = new Random(seed);
                    float[] x = new float[4 * points];
                    float[] y = new float[2 * points];
                    for (int i = 0; i < 2 * points; i++) {
                      double angle = random.nextDouble(2 * Math.PI);
                      y[i] = i % 2;
                      x[2 * i] = (float) ((1 + i % 2) * Math.cos(angle));
                      x[2 * i + 1] = (float) ((1 + i % 2) * Math.sin(angle));
                    }
                    return new LabeledSamples(Shape.of(2), x, y);
                  }
                }
                """)
        .source(
            "com.acme.Waves",
            HEAD.replace("NAME", "Waves")
                + """
                  @Override public Descriptor descriptor() { return Descriptor.of("waves", "Numbers."); }
                  @Override public boolean hasClasses() { return false; }
                  @Override public TrainAndTest load(Hyperparameters values) {
                    float[] x = new float[40];
                    float[] y = new float[80];
                    for (int i = 0; i < 40; i++) {
                      x[i] = i / 40f;
                      y[2 * i] = (float) Math.sin(x[i]);
                      y[2 * i + 1] = (float) Math.cos(x[i]);
                    }
                    LabeledSamples all = new LabeledSamples(Shape.of(1), x, y);
                    return new TrainAndTest(List.of("sin", "cos"), all, all);
                  }
                }
                """)
        .source(
            "com.acme.Broken",
            HEAD.replace("NAME", "Broken")
                + """
                  @Override public Descriptor descriptor() { return Descriptor.of("broken", "Wrong."); }
                  @Override public TrainAndTest load(Hyperparameters values) {
                    LabeledSamples all =
                        new LabeledSamples(Shape.of(1), new float[] {1, 2}, new float[] {0, 5});
                    return new TrainAndTest(List.of("a", "b"), all, all);
                  }
                }
                """)
        .source(
            "com.acme.Absent",
            HEAD.replace("NAME", "Absent")
                + """
                  @Override public Descriptor descriptor() { return Descriptor.of("absent", "No file."); }
                  @Override public TrainAndTest load(Hyperparameters values) throws IOException {
                    throw new NoSuchFileException("birds.bin: there is no such file; download it");
                  }
                }
                """)
        .compiledWith("--module-version", "1.2")
        .write(folder.resolve("plugins/acme/acme.jar"));
  }

  private Recorded nn(String... arguments) {
    String[] all =
        Stream.concat(
                Stream.of(arguments), Stream.of("--plugins", folder.resolve("plugins").toString()))
            .toArray(String[]::new);
    return Recorded.run(folder, all);
  }

  private Recorded train(String data, String model) throws IOException {
    Path config = folder.resolve("c.yaml");
    Files.writeString(
        config, "data: " + data + "\nmodel: " + model + "\noptimizer: adam(lr=0.02)\nepochs: 3\n");
    return nn("train", config.toString(), "--runs", folder.resolve("runs").toString());
  }

  private Path run() throws IOException {
    return Workspace.onlyRun(folder.resolve("runs"));
  }

  @Test
  void aConfigNamesADataSetOfAJarAndARunOfItGoesOn() throws IOException {
    Recorded trained =
        train(
            "{name: rings, points: 40}\nvalidation_fraction: 0.2", "[linear: 16, tanh, linear: 2]");
    assertEquals(ExitCode.OK, trained.exitCode(), trained.err());
    String config = Files.readString(run().resolve("config.yaml"));
    assertTrue(config.contains("rings"), config);
    List<String> numbers = Workspace.numbers(run());
    try (Stream<Path> files = Files.list(run().resolve("checkpoints/001"))) {
      Path newest =
          files
              .filter(file -> file.getFileName().toString().startsWith("checkpoint"))
              .max(Path::compareTo)
              .orElseThrow();
      Files.delete(newest);
    }
    Recorded resumed = nn("resume", run().toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
    assertEquals(numbers, Workspace.numbers(run()));
  }

  @Test
  void itsNetworkIsExported() throws IOException {
    train("rings", "[linear: 2]");
    Recorded exported =
        nn("export", run().toString(), "--onnx", folder.resolve("m.onnx").toString());
    assertEquals(ExitCode.OK, exported.exitCode(), exported.err());
    assertTrue(exported.out().contains("a batch of [2] in float32"), exported.out());
  }

  @Test
  void numbersMayBePredicted() throws IOException {
    Recorded trained = train("waves", "[linear: 8, tanh, linear: 2]");
    assertEquals(ExitCode.OK, trained.exitCode(), trained.err());
  }

  @Test
  void mistakesAreNamed() throws IOException {
    train("ringz", "[linear: 2]")
        .assertFails(ExitCode.USAGE, "c.yaml:1:1: data = ringz", "'rings'");
    train("rings(points=0)", "[linear: 2]").assertFails(ExitCode.USAGE, "points");
    train("{name: ringz}", "[linear: 2]").assertFails(ExitCode.USAGE, "'rings'");
    train("rings", "[linear: 3]")
        .assertFails(ExitCode.USAGE, "the network's output has the shape [3], must be [2]");
    train("broken", "[linear: 2]")
        .assertFails(ExitCode.FAILURE, "dataset 'broken'", "sample 1 has class 5.0 of 2");
    train("absent", "[linear: 2]")
        .assertFails(ExitCode.FAILURE, "dataset 'absent'", "birds.bin: there is no such file");
  }

  @Test
  void aDataSetIsListedAndExplained() {
    Recorded list = nn("plugins");
    assertTrue(list.out().lines().anyMatch(line -> line.matches("dataset +rings .*acme.jar")));
    assertTrue(nn("describe", "rings").out().contains("points"));
    assertTrue(nn("describe", "config", "--json-schema").out().contains("\"rings\""));
  }
}
