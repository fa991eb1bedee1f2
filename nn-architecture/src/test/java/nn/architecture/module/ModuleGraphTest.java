package nn.architecture.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.architecture.house.House;
import org.junit.jupiter.api.Test;

/** The modules depend on, export and open what {@link Plan} says. */
class ModuleGraphTest {
  private static final Plan PLAN =
      Plan.module("nn.x").requiring("nn.api").exporting("nn.x").opening("nn.x to a.b");

  @Test
  void everyModuleIsAsPlanned() {
    assertEquals(
        List.of(),
        House.modules().stream()
            .flatMap(module -> Plan.of(module).differences(module.descriptor()).stream())
            .toList());
  }

  @Test
  void everyOtherFolderOfSourcesIsPlannedToo() throws IOException {
    Path root = Path.of(System.getProperty("basedir", ".")).toRealPath().getParent();
    try (Stream<Path> folders = Files.list(root)) {
      Set<String> withoutModule =
          folders
              .map(folder -> folder.resolve("src", "main", "java"))
              .filter(Files::isDirectory)
              .filter(sources -> !Files.exists(sources.resolve("module-info.java")))
              .map(sources -> root.relativize(sources).getName(0).toString())
              .collect(Collectors.toSet());
      assertEquals(Plan.WITHOUT_MODULE.keySet(), withoutModule);
    }
  }

  @Test
  void moduleAsPlannedHasNoDifferences() {
    ModuleDescriptor asPlanned =
        ModuleDescriptor.newModule("nn.x")
            .requires(Set.of(Requires.Modifier.MANDATED), "java.base")
            .requires(Set.of(Requires.Modifier.STATIC), "org.jspecify")
            .requires(Set.of(Requires.Modifier.TRANSITIVE), "nn.api")
            .exports("nn.x")
            .opens("nn.x", Set.of("a.b"))
            .build();
    assertEquals(List.of(), PLAN.differences(asPlanned));
  }

  @Test
  void whatIsNotPlannedIsReported() {
    ModuleDescriptor more =
        ModuleDescriptor.newModule("nn.x")
            .requires("nn.api")
            .requires("nn.layers")
            .exports("nn.x")
            .exports("nn.x.inner", Set.of("nn.lab"))
            .opens("nn.x", Set.of("a.b"))
            .opens("nn.x.inner")
            .build();
    assertEquals(
        List.of(
            "nn.x: requires nn.layers, which is not planned",
            "nn.x: exports nn.x.inner to nn.lab, which is not planned",
            "nn.x: opens nn.x.inner, which is not planned"),
        PLAN.differences(more));
  }

  @Test
  void whatIsMissingIsReported() {
    assertEquals(
        List.of(
            "nn.x: does not say 'requires nn.api' as planned",
            "nn.x: does not say 'exports nn.x' as planned",
            "nn.x: does not say 'opens nn.x to a.b' as planned"),
        PLAN.differences(ModuleDescriptor.newModule("nn.x").build()));
  }

  @Test
  void openModuleIsReported() {
    assertEquals(
        List.of("nn.y: is an open module"),
        Plan.module("nn.y").differences(ModuleDescriptor.newOpenModule("nn.y").build()));
  }
}
