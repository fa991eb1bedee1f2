package nn.architecture.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guards against rules that hold because they saw nothing. */
class HouseTest {
  private static final Path MAIN = Path.of("src", "main", "java");

  /** Folders that the build takes in only by a profile of their name; with it they are tested. */
  private static final Set<String> BY_PROFILE = Set.of("nn-kernels-openblas");

  @Test
  void everyModuleOfTheReactorIsTested() throws IOException {
    Set<String> folders =
        sourceFolders().stream()
            .map(HouseTest::moduleOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> modules =
        House.modules().stream().map(HouseModule::name).collect(Collectors.toSet());
    assertEquals(folders, modules);
  }

  @Test
  void everySourceFileIsTested() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path folder : sourceFolders()) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .map(file -> folder.relativize(file).toString())
            .filter(file -> file.endsWith(".java") && !file.equals("module-info.java"))
            .map(file -> file.replace(".java", "").replaceAll("[/\\\\]", "."))
            .filter(name -> !House.classes().contain(name))
            .forEach(missing::add);
      }
    }
    assertEquals(Set.of(), missing, "sources without classes");
  }

  private static List<Path> sourceFolders() throws IOException {
    Path root = Path.of(System.getProperty("basedir", ".")).toRealPath().getParent();
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(folder -> folder.resolve(MAIN))
          .filter(folder -> Files.exists(folder.resolve("module-info.java")))
          .filter(HouseTest::isBuilt)
          .toList();
    }
  }

  private static boolean isBuilt(Path sources) {
    String module = moduleOf(sources);
    return !BY_PROFILE.contains(module.replace('.', '-'))
        || House.modules().stream().anyMatch(each -> each.name().equals(module));
  }

  private static String moduleOf(Path sources) {
    Path folder = sources.getParent().getParent().getParent();
    return folder.getFileName().toString().replace('-', '.');
  }

  @Test
  void somePluginsAreFound() {
    assertFalse(House.modules().stream().filter(HouseModule::isPlugin).toList().isEmpty());
  }

  @Test
  void ruleOverNoClassesFails() {
    assertThrows(
        AssertionError.class,
        () ->
            ArchRuleDefinition.classes()
                .that()
                .haveSimpleName("NoSuchClass")
                .should()
                .bePublic()
                .check(House.classes()));
  }
}
