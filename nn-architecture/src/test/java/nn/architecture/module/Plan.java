package nn.architecture.module;

import static java.util.function.Predicate.not;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nn.architecture.house.HouseModule;

/**
 * What a module-info says: the graph of the modules, each edge written once.
 *
 * @param module its name
 * @param requires the modules it needs, but for java.base and annotations
 * @param exports the packages anybody may use
 * @param opens the packages somebody may reflect on, {@code nn.lab to info.picocli}
 */
record Plan(String module, Set<String> requires, Set<String> exports, Set<String> opens) {
  private static final Set<String> EVERYWHERE = Set.of("java.base", "org.jspecify");

  /** Folders of sources that are no module, and why. */
  static final Map<String, String> WITHOUT_MODULE =
      Map.of(
          "nn-benchmarks", "JMH starts its forks with a class path; nothing depends on it",
          "nn-testing", "what tests share, on the class path of every module's tests");

  private static final List<Plan> HOUSE =
      List.of(
          module("nn.lab")
              .requiring(
                  "nn.layers",
                  "nn.plot",
                  "ch.qos.logback.classic",
                  "ch.qos.logback.core",
                  "com.fasterxml.jackson.core",
                  "de.siegmar.fastcsv",
                  "info.picocli",
                  "java.desktop",
                  "java.net.http",
                  "jdk.management",
                  "org.slf4j",
                  "org.snakeyaml.engine")
              .opening("nn.lab to info.picocli"),
          module("nn.tck")
              .requiring(
                  "nn.layers",
                  "com.fasterxml.jackson.core",
                  "jdk.management",
                  "org.junit.jupiter.api")
              .exporting("nn.tck")
              .opening("nn.tck to org.junit.platform.commons"),
          module("nn.examples")
              .requiring("nn.layers", "nn.plot")
              .opening("nn.examples to com.google.guice"),
          module("nn.plot")
              .requiring("java.desktop", "xchart")
              .exporting("nn.plot to nn.examples, nn.lab"),
          module("nn.layers")
              .requiring("nn.autograd", "com.fasterxml.jackson.core", "de.siegmar.fastcsv")
              .exporting(
                  "nn.layers",
                  "nn.layers.checkpoint",
                  "nn.layers.data",
                  "nn.layers.loss",
                  "nn.layers.onnx",
                  "nn.layers.training"),
          module("nn.autograd")
              .requiring(
                  "nn.api",
                  "com.google.common",
                  "com.google.guice",
                  "jakarta.inject",
                  "java.management",
                  "org.slf4j")
              .exporting("nn.autograd", "nn.autograd.folder", "nn.autograd.registry"),
          module("nn.api")
              .exporting(
                  "nn.api",
                  "nn.api.activation",
                  "nn.api.data",
                  "nn.api.export",
                  "nn.api.init",
                  "nn.api.kernel",
                  "nn.api.layer",
                  "nn.api.loss",
                  "nn.api.linalg",
                  "nn.api.math",
                  "nn.api.metric",
                  "nn.api.optim",
                  "nn.api.plugin",
                  "nn.api.schedule"));

  /** What a plugin needs beside nn.api. */
  private static final Map<String, String> MODULES_OF_PLUGINS =
      Map.of("nn.kernels.vector", "jdk.incubator.vector");

  /** A plugin needs nn.api, few need another module, and it exports and opens nothing. */
  static Plan plugin(String name) {
    String more = MODULES_OF_PLUGINS.get(name);
    return more == null ? module(name).requiring("nn.api") : module(name).requiring("nn.api", more);
  }

  static Plan module(String name) {
    return new Plan(name, Set.of(), Set.of(), Set.of());
  }

  Plan requiring(String... modules) {
    return new Plan(module, Set.of(modules), exports, opens);
  }

  Plan exporting(String... packages) {
    return new Plan(module, requires, Set.of(packages), opens);
  }

  Plan opening(String... packages) {
    return new Plan(module, requires, exports, Set.of(packages));
  }

  /** The plan for a module; a plugin is recognised by what it provides. */
  static Plan of(HouseModule module) {
    if (module.isPlugin()) {
      return plugin(module.name());
    }
    return HOUSE.stream()
        .filter(plan -> plan.module().equals(module.name()))
        .findAny()
        .orElseThrow(() -> new AssertionError(module.name() + " is neither planned nor a plugin"));
  }

  /** Says how a module-info differs; nothing if it is as planned. */
  List<String> differences(ModuleDescriptor actual) {
    List<String> differences = new ArrayList<>();
    compare(differences, "requires", requires, requiresOf(actual));
    compare(differences, "exports", exports, exportsOf(actual));
    compare(differences, "opens", opens, opensOf(actual));
    if (actual.isOpen()) {
      differences.add(module + ": is an open module");
    }
    return differences;
  }

  private void compare(List<String> out, String what, Set<String> planned, Set<String> actual) {
    actual.stream()
        .filter(not(planned::contains))
        .forEach(each -> out.add(module + ": " + what + " " + each + ", which is not planned"));
    planned.stream()
        .sorted()
        .filter(not(actual::contains))
        .forEach(each -> out.add(module + ": does not say '" + what + " " + each + "' as planned"));
  }

  private static Set<String> requiresOf(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .map(Requires::name)
        .filter(not(EVERYWHERE::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> exportsOf(ModuleDescriptor descriptor) {
    return descriptor.exports().stream()
        .map(each -> each.source() + to(each.targets()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> opensOf(ModuleDescriptor descriptor) {
    return descriptor.opens().stream()
        .map(each -> each.source() + to(each.targets()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String to(Set<String> targets) {
    return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
  }
}
