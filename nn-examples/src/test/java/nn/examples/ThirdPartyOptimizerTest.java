package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A third party's optimizer, built with nn-api alone, runs by adding its jar. */
final class ThirdPartyOptimizerTest {
  private static Path jar;

  @BeforeAll
  static void build() throws Exception {
    jar = ThirdPartyBuild.build();
  }

  @Test
  void hasFewerThanSixtyLinesOfJava() throws IOException {
    int lines = 0;
    try (Stream<Path> files = Files.walk(ThirdPartyBuild.PROJECT.resolve("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    assertTrue(lines > 0 && lines < 60, "lines: " + lines);
  }

  @Test
  void runsFromTheModulePath() throws Exception {
    List<String> command = new ArrayList<>(List.of("--module-path", path(jar)));
    command.addAll(List.of("--module", "nn.examples/nn.examples.Main"));
    assertTrains(command, "optimizer 'lion' (com.example.lion@1.0, " + jar + ")");
  }

  @Test
  void runsFromTheClassPath() throws Exception {
    assertTrains(
        List.of("--class-path", path(jar), "nn.examples.Main"),
        "optimizer 'lion' (class path, " + jar + ")");
  }

  private static void assertTrains(List<String> command, String origin) throws Exception {
    List<String> whole = new ArrayList<>(List.of("-Dguice_bytecode_gen_option=DISABLED"));
    whole.addAll(command);
    whole.addAll(List.of("optimizers", "lion(lr=0.001)"));
    String output = ThirdPartyBuild.java(whole);
    assertTrue(output.matches("(?s)9\\d\\.\\d %  lion\\(lr=0\\.001\\)\\R.*"), output);
    assertTrue(output.contains(origin), output);
  }

  /** Returns what this JVM runs with, and one jar more. */
  private static String path(Path more) {
    return String.join(
        File.pathSeparator,
        System.getProperty("jdk.module.path"),
        System.getProperty("java.class.path"),
        more.toString());
  }

  @Test
  void followsTheReferenceImplementation() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL()}, OptimizerProvider.class.getClassLoader())) {
      Class<?> type = loader.loadClass("com.example.lion.Lion");
      OptimizerProvider lion = (OptimizerProvider) type.getConstructor().newInstance();
      JsonNode golden =
          new ObjectMapper().readTree(getClass().getResourceAsStream("lion.json")).get("cases");
      assertEquals("defaults", golden.get(0).get("name").asText());
      follow(golden.get(0), lion, "lion(lr=0.001)");
      assertEquals("betas", golden.get(1).get("name").asText());
      follow(golden.get(1), lion, "lion(lr=0.01, betas=[0.8, 0.95], weight_decay=0.1)");
    }
  }

  private static void follow(JsonNode golden, OptimizerProvider lion, String spec) {
    Nn nn = Nn.builder().plugins(lion).build();
    JsonNode initial = golden.get("parameters").get(0).get("initial");
    Parameter weight = nn.parameter(Shape.of(2, 3), Golden.floats(initial));
    TreeMap<String, Parameter> parameters = new TreeMap<>();
    parameters.put("weight", weight);
    Optimizer optimizer = nn.optimizers().create(spec, parameters);
    for (int step = 0; step < golden.get("gradients").size(); step++) {
      weight.assignGradient(Golden.floats(golden.get("gradients").get(step).get(0)));
      optimizer.step();
      Golden.assertClose("step " + step, golden.get("after").get(step).get(0), weight.toArray());
    }
  }
}
