package nn.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Builds projects of others by Maven, with what they need of nn in a local repository of its own
 * below {@code target}.
 */
final class OutsideMaven {
  static final Path ROOT = Path.of(System.getProperty("nn.root"));

  /** Where such projects are built. */
  static final Path WORK = ROOT.resolve("nn-examples/target/outside");

  private static final Path REPOSITORY = WORK.resolve("repository");
  private static final String VERSION = System.getProperty("nn.version");

  private OutsideMaven() {}

  /** Puts modules of nn where Maven has them after {@code install}. */
  static void offer(String... modules) throws IOException {
    copy(ROOT.resolve("pom.xml"), installed("nn", "pom"));
    for (String module : modules) {
      copy(ROOT.resolve(module).resolve("pom.xml"), installed(module, "pom"));
      offerJar(location(module), installed(module, "jar"));
    }
  }

  private static Path installed(String artifact, String extension) {
    return REPOSITORY.resolve(
        "io/github/nn/%1$s/%2$s/%1$s-%2$s.%3$s".formatted(artifact, VERSION, extension));
  }

  /** Returns the jar, or the folder of classes, that this JVM has a module from. */
  static Path location(String module) {
    Pattern name =
        Pattern.compile(
            ".*[/\\\\]%s(-[^/\\\\]*\\.jar|[/\\\\]target[/\\\\]classes)".formatted(module));
    return Stream.of("jdk.module.path", "java.class.path")
        .flatMap(property -> Stream.of(System.getProperty(property).split(File.pathSeparator)))
        .filter(entry -> name.matcher(entry).matches())
        .map(Path::of)
        .findFirst()
        .orElseThrow(() -> new AssertionError(module + " is on no path of this JVM"));
  }

  /** The build of the whole has a jar; where only tests are run there is a folder of classes. */
  private static void offerJar(Path jarOrClasses, Path jar) throws IOException {
    if (Files.isRegularFile(jarOrClasses)) {
      copy(jarOrClasses, jar);
    } else {
      jar(jarOrClasses, jar);
    }
  }

  /** Packs a folder of classes. */
  static void jar(Path classes, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    int exit =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".");
    assertEquals(0, exit);
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Runs this build's Maven on a project; what it must download comes from this build's repository.
   */
  static void run(Path project, Map<String, String> environment, String... goals) throws Exception {
    String mvn = File.separatorChar == '/' ? "mvn" : "mvn.cmd";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", mvn).toString());
    command.addAll(
        List.of(
            "--batch-mode",
            "--quiet",
            "-Dmaven.repo.local=" + REPOSITORY,
            "-Dmaven.repo.local.tail=" + System.getProperty("maven.repo.local"),
            "-Dmaven.repo.local.tail.ignoreAvailability=true"));
    command.addAll(List.of(goals));
    run(command, project, environment);
  }

  /** Runs a program that must succeed, and returns what it printed. */
  static String run(List<String> command, Path folder, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
