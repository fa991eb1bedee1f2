package nn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Java code of docs/plugins, one source file per block. */
final class PluginDocs {
  private static final Path DOCS = OutsideMaven.ROOT.resolve("docs/plugins");
  private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("^(?:public final )?class (\\w+)", Pattern.MULTILINE);

  private PluginDocs() {}

  /** Compiles a project of the template: its module, and its tests on the class path. */
  static void compileProject(Path project, Path classes) throws IOException {
    compileModule(javaFiles(project.resolve("src/main/java")), classes);
    List<Path> tests = javaFiles(project.resolve("src/test/java"));
    Path testClasses = classes.resolveSibling("test-classes");
    javac(tests, "-d", testClasses.toString(), "--class-path", everythingAnd(classes));
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Compiles the plugins as the module that the pages describe, which sees nn-api alone. */
  static void compilePlugins(Path classes) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> pages = Files.list(DOCS)) {
      for (Path page : pages.filter(page -> !page.endsWith("test.md")).sorted().toList()) {
        sources.addAll(sources(page, classes.resolveSibling("sources")));
      }
    }
    compileModule(sources, classes);
  }

  private static void compileModule(List<Path> sources, Path classes) {
    String path =
        OutsideMaven.location("nn-api") + File.pathSeparator + OutsideMaven.location("jspecify");
    javac(sources, "-d", classes.toString(), "--module-path", path);
  }

  private static String everythingAnd(Path classes) {
    return String.join(
        File.pathSeparator,
        classes.toString(),
        System.getProperty("jdk.module.path"),
        System.getProperty("java.class.path"));
  }

  /** Compiles the tests of the plugins, which see everything. */
  static void compileTests(Path plugins, Path classes) throws IOException {
    List<Path> sources = sources(DOCS.resolve("test.md"), classes.resolveSibling("test-sources"));
    javac(sources, "-d", classes.toString(), "--class-path", everythingAnd(plugins));
  }

  private static List<Path> sources(Path page, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> sources = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(page));
    for (MatchResult block : blocks.results().toList()) {
      String source = block.group(1);
      Matcher type = TYPE.matcher(source);
      String name = type.find() ? type.group(1) : "module-info";
      sources.add(Files.writeString(folder.resolve(name + ".java"), source));
    }
    return sources;
  }

  private static void javac(List<Path> sources, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("-Xlint:all,-path,-classfile", "-Werror", "-proc:none"));
    arguments.addAll(List.of(options));
    sources.forEach(source -> arguments.add(source.toString()));
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    assertEquals(0, exit, "docs/plugins: " + sources);
  }
}
