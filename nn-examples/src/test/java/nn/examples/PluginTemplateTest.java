package nn.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Digits;
import nn.layers.data.TrainTestSplit;
import nn.layers.loss.CrossEntropy;
import nn.layers.training.Evaluation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project from the template builds as it is, and its jar in a plugin folder trains a network. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the template is made by a shell script")
final class PluginTemplateTest {
  private static final String SCRIPT =
      OutsideMaven.ROOT.resolve("plugin-template").resolve("new").toString();
  private static final Path PROJECT = OutsideMaven.WORK.resolve("wobble");
  private static final Path PLUGINS = OutsideMaven.WORK.resolve("plugins");

  @BeforeAll
  static void build() throws Exception {
    delete(PROJECT);
    OutsideMaven.offer("nn-api", "nn-autograd", "nn-layers", "nn-layers-standard", "nn-tck");
    OutsideMaven.run(
        List.of("sh", SCRIPT, "wobble", PROJECT.toString(), "org.acme.wobble"),
        OutsideMaven.ROOT,
        Map.of());
    OutsideMaven.run(PROJECT, Map.of(), "verify", "-Ppublish");
    OutsideMaven.copy(
        PROJECT.resolve("target/wobble-1.0.0.jar"), PLUGINS.resolve("wobble/wobble-1.0.0.jar"));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void pluginKnowsItsModuleAndJar() {
    try (Nn nn = Nn.builder().plugins(PLUGINS).build()) {
      String plugin = nn.optimizers().get("wobble").toString();
      assertTrue(plugin.startsWith("optimizer 'wobble' (org.acme.wobble@1.0.0, "), plugin);
      assertTrue(plugin.endsWith("wobble-1.0.0.jar)"), plugin);
    }
  }

  @Test
  void documentationAndSourcesHaveJarsOfTheirOwn() throws IOException {
    assertHolds("javadoc", "org.acme.wobble/org/acme/wobble/WobbleOptimizer.html");
    assertHolds("sources", "org/acme/wobble/WobbleOptimizer.java");
  }

  private static void assertHolds(String classifier, String entry) throws IOException {
    Path jar = PROJECT.resolve("target/wobble-1.0.0-" + classifier + ".jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      assertNotNull(file.getEntry(entry), () -> jar + " lacks " + entry);
    }
  }

  @Test
  void optimizerAndActivationTrain() {
    assertTrue(accuracy("wobble(lr=0.02)") > 0.9);
  }

  @Test
  void optimizerTrainsInsideAnother() {
    assertTrue(accuracy("lookahead(inner=wobble(lr=0.05))") > 0.9);
  }

  private static double accuracy(String spec) {
    try (Nn nn = Nn.builder().seed(1).plugins(PLUGINS).build()) {
      TrainTestSplit digits = Digits.load();
      Layers layers = new Layers(nn);
      Module model =
          layers.sequential(
              layers.linear(64, 32), layers.activation("wobble"), layers.linear(32, 10));
      CrossEntropy criterion = new CrossEntropy();
      Optimizer optimizer = nn.optimizers().create(spec, model.parameters());
      DataLoader train = DataLoader.shuffled(nn, digits.train(), 32, 1);
      for (int epoch = 0; epoch < 5; epoch++) {
        for (Batch batch : train.epoch(epoch)) {
          Tensor loss = criterion.forward(model.forward(batch.inputs()), batch.targets());
          optimizer.zeroGrad();
          loss.backward();
          optimizer.step();
        }
      }
      DataLoader test = DataLoader.inOrder(nn, digits.test(), 100);
      return Evaluation.of(nn, model, criterion, test.epoch(0)).accuracy();
    }
  }

  @Test
  void namesThatCannotServeAreRefused(@TempDir Path folder) throws Exception {
    assertRefused("the name 'Lion' must consist of", "Lion", folder.toString());
    assertRefused("'int', a word of Java", "int", folder.toString());
    assertRefused("start with nn", "lion", folder.toString(), "nn.lion");
    assertRefused("expected a name");
    assertRefused(
        "the kind 'matrix' is unknown; expected rule, parameter", "lion", "--kind", "matrix");
    assertRefused("expected a kind behind --kind", "lion", "--kind");
    assertRefused("the option '--sort' is unknown", "lion", "--sort");
    assertRefused("'more' is one argument too many", "lion", "a", "org.acme", "more");
  }

  @Test
  void namesThatPluginsOfNnHaveAreRefused() throws Exception {
    try (Nn nn = Nn.builder().build()) {
      assertTaken(nn.optimizers().list(), "wrapper");
      assertTaken(nn.schedules().list(), "schedule");
      assertTaken(nn.activations().list(), "activation");
      Set<String> activations =
          nn.activations().list().stream().map(RegisteredPlugin::name).collect(Collectors.toSet());
      assertTaken(
          nn.layers().list().stream().filter(each -> !activations.contains(each.name())).toList(),
          "layer");
    }
    assertRefused("nn itself has the activation 'relu'", "relu", "--kind", "layer");
    assertRefused("nn itself has the layer 'conv2d'", "conv2d", "--kind", "activation");
    assertRefused("nn itself has the optimizer 'adam'", "adam");
    assertRefused("nn itself has the activation 'relu'", "relu");
  }

  private static void assertTaken(List<? extends RegisteredPlugin<?>> plugins, String kind)
      throws Exception {
    for (RegisteredPlugin<?> plugin : plugins) {
      for (String name : plugin.descriptor().names()) {
        String message = "nn itself has the " + plugin.kind() + " '" + name + "'";
        assertRefused(message, name, "--kind", kind);
      }
    }
  }

  @Test
  void aNameMayBeThatOfAnotherKind(@TempDir Path folder) throws Exception {
    OutsideMaven.run(
        List.of("sh", SCRIPT, "adam", folder.toString(), "--kind", "schedule"),
        OutsideMaven.ROOT,
        Map.of());
  }

  @Test
  void nameAndPackageMayHoldTheWordTemplate(@TempDir Path folder) throws Exception {
    Path project = folder.resolve("my template");
    OutsideMaven.run(
        List.of("sh", SCRIPT, "template_two", project.toString(), "org.template.two"),
        OutsideMaven.ROOT,
        Map.of());
    String type = "org.template.two.TemplateTwoOptimizer";
    Path services = project.resolve("src/main/resources/META-INF/services");
    assertEquals(type + "\n", Files.readString(services.resolve("nn.api.optim.OptimizerProvider")));
    Path source = project.resolve("src/main/java/" + type.replace('.', '/') + ".java");
    String text = Files.readString(source);
    assertTrue(text.startsWith("package org.template.two;\n"), text);
    assertTrue(text.contains("Descriptor.of(\"template_two\""), text);
  }

  /** Its one plugin is named where it must be, and its sources compile. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule",
        "parameter",
        "model",
        "transform",
        "wrapper",
        "schedule",
        "activation",
        "layer"
      })
  void kindHasOnePluginAndItsTest(String kind, @TempDir Path folder) throws Exception {
    Path project = folder.resolve("one");
    OutsideMaven.run(
        List.of("sh", SCRIPT, "one", project.toString(), "org.acme.one", "--kind", kind),
        OutsideMaven.ROOT,
        Map.of());
    List<Path> plugins = javaFiles(project.resolve("src/main/java/org/acme/one"));
    List<Path> tests = javaFiles(project.resolve("src/test/java/org/acme/one"));
    assertEquals(1, plugins.size(), plugins::toString);
    assertEquals(1, tests.size(), tests::toString);
    String type = simpleName(plugins.getFirst());
    assertEquals(type + "Test", simpleName(tests.getFirst()));
    Path module = project.resolve("src/main/java/module-info.java");
    assertTrue(Files.readString(module).contains("org.acme.one." + type + ";"));
    try (Stream<Path> services =
        Files.list(project.resolve("src/main/resources/META-INF/services"))) {
      for (Path service : services.toList()) {
        assertEquals("org.acme.one." + type + "\n", Files.readString(service));
      }
    }
    PluginDocs.compileProject(project, folder.resolve("classes"));
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String simpleName(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }

  @Test
  void folderWithFilesIsRefused(@TempDir Path folder) throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    assertRefused("exists and is not empty", "lion", folder.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(mine), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpIsNoError(String option) throws Exception {
    String output = output(0, option);
    assertTrue(output.contains("NAME [FOLDER] [PACKAGE] [--kind KIND]"), output);
    assertEquals(output, output(0, "lion", "--kind", "rule", option));
  }

  private static void assertRefused(String message, String... arguments) throws Exception {
    String output = output(2, arguments);
    assertTrue(output.contains(message), output);
    assertEquals(1, output.lines().count(), output);
  }

  private static String output(int exitCode, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(exitCode, process.waitFor(), output);
    return output;
  }
}
