package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code nn} in a project that is built, with a JDK that says in which locale it runs.
 */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final String LOCALE = "echo \"${LC_ALL:-}|${LC_CTYPE:-}|$(locale charmap)\"";

  @TempDir Path folder;

  @BeforeEach
  void makesAProjectAndAJdk() throws IOException {
    Path nn = Path.of(System.getProperty("basedir", ".")).toRealPath().resolveSibling("nn");
    executable("nn", Files.readString(nn));
    executable("mvnw", "");
    executable("jdk/bin/javac", "");
    executable("jdk/bin/java", LOCALE);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.createDirectories(folder.resolve("nn-lab/target/app"));
  }

  private void executable(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, script.startsWith("#!") ? script : "#!/bin/sh\n" + script + "\n");
    file.toFile().setExecutable(true);
  }

  private String run(List<String> command, Map<String, String> locale)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(locale);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out.strip();
  }

  private String nn(Map<String, String> locale) throws IOException, InterruptedException {
    return run(List.of("./nn", "--version"), locale);
  }

  @Test
  void withoutALocaleFileNamesAreUtf8() throws IOException, InterruptedException {
    assumeTrue(
        run(List.of("locale", "charmap"), Map.of("LC_ALL", "C.UTF-8")).equals("UTF-8"),
        "this system has no C.UTF-8");
    assertEquals("|C.UTF-8|UTF-8", nn(Map.of()));
    assertEquals("C.UTF-8|C.UTF-8|UTF-8", nn(Map.of("LC_ALL", "C")));
    assertEquals("C.UTF-8|C.UTF-8|UTF-8", nn(Map.of("LC_ALL", "POSIX")));
    assertEquals("C.UTF-8|C.UTF-8|UTF-8", nn(Map.of("LC_ALL", "not_INSTALLED.UTF-8")));
    assertEquals("|C.UTF-8|UTF-8", nn(Map.of("LANG", "C", "LC_CTYPE", "POSIX")));
  }

  @Test
  void aLocaleThatKnowsTheLettersIsLeftAlone() throws IOException, InterruptedException {
    Map<String, String> locale = Map.of("LC_ALL", "C.UTF-8");
    assumeTrue(run(List.of("locale", "charmap"), locale).equals("UTF-8"));
    assertEquals("C.UTF-8||UTF-8", nn(locale));
    assertEquals("|C.UTF-8|UTF-8", nn(Map.of("LC_CTYPE", "C.UTF-8")));
  }
}
