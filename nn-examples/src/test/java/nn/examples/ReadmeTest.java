package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of the README is what it says: it compiles as it stands, and it trains. */
final class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("nn.root"));

  @Test
  void showsTheTrainingLoopAsItIs() throws IOException {
    String source =
        Files.readString(ROOT.resolve("nn-examples/src/main/java/nn/examples/TrainingLoop.java"));
    assertEquals(source.replace("package nn.examples;\n\n", ""), javaBlock());
  }

  @Test
  void trainingLoopCompilesAsItStandsAndReadsDigits(@TempDir Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("TrainingLoop.java"), javaBlock());
    compile(source, folder);
    String output = Captured.output(() -> run(folder));
    String last = output.lines().toList().getLast();
    assertTrue(last.matches("epoch 19: reads 9[5-9] %"), output);
  }

  @Test
  void dependenciesAreWhatTheInstallLineInstalls() throws IOException {
    String xml = block("xml");
    String version = System.getProperty("nn.version");
    assertTrue(xml.contains("<nn.version>" + version + "</nn.version>"), xml);
    List<String> named = all("<artifactId>(.*?)</artifactId>", xml);
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertEquals(
        String.join(",", named), all("-DskipTests -pl (\\S+) -am install", readme).getFirst());
    assertTrue(named.stream().allMatch(module -> Files.exists(ROOT.resolve(module + "/pom.xml"))));
  }

  private static List<String> all(String expression, String text) {
    return Pattern.compile(expression).matcher(text).results().map(m -> m.group(1)).toList();
  }

  private static String javaBlock() throws IOException {
    return block("java");
  }

  /** Returns the first block of a language in the README. */
  private static String block(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String fence = "```" + language + "\n";
    int start = readme.indexOf(fence) + fence.length();
    return readme.substring(start, readme.indexOf("```", start));
  }

  private static void compile(Path source, Path folder) {
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-Werror",
                "-d",
                folder.toString(),
                "--class-path",
                everything(),
                source.toString());
    assertEquals(0, exit);
  }

  private static String everything() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(System::getProperty)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static void run(Path folder) {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass("TrainingLoop")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
