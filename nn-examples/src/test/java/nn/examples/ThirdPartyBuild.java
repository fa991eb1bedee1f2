package nn.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the third party's project as its author would, everything below {@code target}. */
final class ThirdPartyBuild {
  static final Path PROJECT = OutsideMaven.ROOT.resolve("nn-examples/third-party-optimizer");

  private static final Map<String, String> JDK =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  private ThirdPartyBuild() {}

  /** Returns the jar. */
  static Path build() throws Exception {
    Path project = OutsideMaven.WORK.resolve("third-party-optimizer");
    copy(PROJECT, project);
    OutsideMaven.offer("nn-api");
    OutsideMaven.run(project, JDK, "package");
    return project.resolve("target/lion-1.0.jar");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          OutsideMaven.copy(file, to.resolve(relative));
        }
      }
    }
  }

  /** Runs a JVM that must succeed, and returns what it printed. */
  static String java(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return OutsideMaven.run(command, OutsideMaven.WORK, Map.of());
  }
}
