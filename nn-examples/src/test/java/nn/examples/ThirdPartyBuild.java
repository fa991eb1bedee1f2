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
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import nn.api.Tensor;

/** Builds the third party's project as its author would, everything below {@code target}. */
final class ThirdPartyBuild {
  private static final Path ROOT = Path.of(System.getProperty("nn.root"));
  static final Path PROJECT = ROOT.resolve("nn-examples/third-party-optimizer");

  private static final String VERSION = System.getProperty("nn.version");
  private static final Path WORK = ROOT.resolve("nn-examples/target/third-party");
  private static final Path REPOSITORY = WORK.resolve("repository");

  private ThirdPartyBuild() {}

  /** Returns the jar. */
  static Path build() throws Exception {
    Path project = WORK.resolve("project");
    copy(PROJECT, project);
    offer("nn", ROOT.resolve("pom.xml"));
    offer("nn-api", ROOT.resolve("nn-api/pom.xml"));
    offerJar(Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    maven(project);
    return project.resolve("target/lion-1.0.jar");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          copyFile(file, to.resolve(relative));
        }
      }
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts a pom where Maven's local repository has it after {@code install}. */
  private static void offer(String artifact, Path pom) throws IOException {
    copyFile(pom, installed(artifact, "pom"));
  }

  private static Path installed(String artifact, String extension) {
    return REPOSITORY.resolve(
        "io/github/nn/%1$s/%2$s/%1$s-%2$s.%3$s".formatted(artifact, VERSION, extension));
  }

  /** The build of the whole has a jar; where only tests are run there is a folder of classes. */
  private static void offerJar(Path jarOrClasses) throws IOException {
    Path jar = installed("nn-api", "jar");
    if (Files.isRegularFile(jarOrClasses)) {
      copyFile(jarOrClasses, jar);
    } else {
      ToolProvider.findFirst("jar")
          .orElseThrow()
          .run(
              System.out,
              System.err,
              "--create",
              "--file",
              jar.toString(),
              "-C",
              jarOrClasses.toString(),
              ".");
    }
  }

  private static void maven(Path project) throws Exception {
    String mvn = File.separatorChar == '/' ? "mvn" : "mvn.cmd";
    List<String> command =
        List.of(
            Path.of(System.getProperty("maven.home"), "bin", mvn).toString(),
            "--batch-mode",
            "--quiet",
            "-Dmaven.repo.local=" + REPOSITORY,
            "-Dmaven.repo.local.tail=" + System.getProperty("maven.repo.local"),
            "-Dmaven.repo.local.tail.ignoreAvailability=true",
            "package");
    run(command, project);
  }

  /** Runs a JVM that must succeed, and returns what it printed. */
  static String java(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return run(command, WORK);
  }

  private static String run(List<String> command, Path folder) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
