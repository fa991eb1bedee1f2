package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Returns the first block of Java in the README. */
  private static String javaBlock() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String fence = "```java\n";
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
