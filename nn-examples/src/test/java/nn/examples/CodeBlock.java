package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of Java in a document, a program of one class.
 *
 * @param text the block
 * @param className the name of its class
 */
record CodeBlock(String text, String className) {
  /** Returns the first block of a language in a document. */
  static String first(String language, String document) throws IOException {
    return after("", language, document);
  }

  /** Returns the first block of a language behind a heading of a document. */
  static String after(String heading, String language, String document) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("nn.root")).resolve(document));
    String fence = "```" + language + "\n";
    int start = text.indexOf(fence, text.indexOf(heading)) + fence.length();
    return text.substring(start, text.indexOf("```", start));
  }

  /** Compiles it as it stands, with every module that the tests see. */
  void compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve(className + ".java"), text);
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

  /** Runs what was compiled into a folder. */
  void run(Path folder, String... arguments) {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass(className)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String everything() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(System::getProperty)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }
}
