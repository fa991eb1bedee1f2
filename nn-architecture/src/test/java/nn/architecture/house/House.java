package nn.architecture.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All modules of the project and their main classes, read once. */
public final class House {
  /** They compute nothing that training depends on. */
  private static final List<String> NOT_NUMERIC =
      List.of("nn.lab", "nn.examples", "nn.plot", "nn.tck");

  private static final List<Path> LOCATIONS =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(House::isOfTheProject)
          .toList();
  private static final List<HouseModule> MODULES =
      LOCATIONS.stream()
          .map(HouseModule::at)
          .sorted(Comparator.comparing(HouseModule::name))
          .toList();
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importLocations(LOCATIONS.stream().map(House::location).toList());

  private House() {}

  /** A jar {@code nn-api-0.1.0.jar} or a folder {@code nn-api/target/classes} with a module. */
  private static boolean isOfTheProject(Path entry) {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve("module-info.class"));
    }
    return entry.getFileName().toString().matches("nn-.*\\.jar");
  }

  private static Location location(Path entry) {
    if (Files.isDirectory(entry)) {
      return Location.of(entry);
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return Location.of(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The modules, by name. */
  public static List<HouseModule> modules() {
    return MODULES;
  }

  /** The main classes of all modules. */
  public static JavaClasses classes() {
    return CLASSES;
  }

  /** The name of the module that has this package; the longest name that fits. */
  public static String moduleOf(String packageName) {
    return MODULES.stream()
        .map(HouseModule::name)
        .filter(module -> (packageName + ".").startsWith(module + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("none");
  }

  /** Whether a class is in a module that provides plugins. */
  public static boolean isInPlugin(JavaClass type) {
    return isIn(type, HouseModule::isPlugin);
  }

  /**
   * Whether a class may take part in training: everything but the command and the examples, which
   * only call what trains.
   */
  public static boolean isNumeric(JavaClass type) {
    return isIn(type, module -> !NOT_NUMERIC.contains(module.name()));
  }

  private static boolean isIn(JavaClass type, Predicate<HouseModule> which) {
    String name = moduleOf(type.getPackageName());
    return MODULES.stream().anyMatch(module -> module.name().equals(name) && which.test(module));
  }
}
