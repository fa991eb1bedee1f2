package nn.architecture.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows that a rule reports what breaks it, and nothing else. */
public final class RuleTrial {
  private RuleTrial() {}

  /**
   * Compiles the sources and tries the rule on them: of their classes it must name those that are
   * called {@code Bad…}, and no others.
   */
  public static void assertReportsTheBad(ArchRule rule, String... sources) {
    Sources.compile(
        List.of(sources),
        (folder, classes) -> {
          ClassLoader before = Thread.currentThread().getContextClassLoader();
          try (URLClassLoader loader =
              new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertReportsTheBad(rule, classes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            Thread.currentThread().setContextClassLoader(before);
          }
        });
  }

  private static void assertReportsTheBad(ArchRule rule, JavaClasses classes) {
    TreeSet<String> bad =
        classes.stream()
            .map(JavaClass::getName)
            .filter(name -> name.contains(".Bad") && !name.contains("$"))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> details = rule.evaluate(classes).getFailureReport().getDetails();
    TreeSet<String> reported =
        classes.stream()
            .map(JavaClass::getName)
            .filter(name -> !name.contains("$"))
            .filter(name -> details.stream().anyMatch(each -> names(each, name)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(!bad.isEmpty(), "no class of the sources is called Bad…");
    assertEquals(bad, reported, () -> "reported:\n" + String.join("\n", details));
  }

  /** Whether a message names a class or something in it. */
  private static boolean names(String detail, String className) {
    return Arrays.stream(detail.split("[^\\w.$]+"))
        .anyMatch(word ->
            word.equals(className)
                || word.startsWith(className + ".")
                || word.startsWith(className + "$"));
  }
}
