package nn.kernels.vector;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of the tests in a JVM of its own, with everything on the class path. */
final class ChildJvm {
  private ChildJvm() {}

  /** Returns what the program printed, errors too. */
  static List<String> run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--class-path", classPath(), program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError(command + " failed:\n" + String.join("\n", lines));
    }
    return lines;
  }

  private static String classPath() {
    Path basedir = Path.of(System.getProperty("basedir", "."));
    List<String> path = new ArrayList<>();
    path.add(basedir.resolve(Path.of("target", "test-classes")).toString());
    path.add(basedir.resolve(Path.of("target", "classes")).toString());
    Stream.of("jdk.module.path", "java.class.path")
        .map(System::getProperty)
        .filter(each -> each != null && !each.isEmpty())
        .forEach(path::add);
    return String.join(File.pathSeparator, path);
  }
}
