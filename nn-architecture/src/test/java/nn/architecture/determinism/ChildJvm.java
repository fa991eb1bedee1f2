package nn.architecture.determinism;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@link ShortTraining} in a JVM of its own. */
final class ChildJvm {
  private ChildJvm() {}

  /** What the program printed; {@code out} has one fact per line. */
  record Result(int exit, String out, String err) {

    /** Returns the line that starts with this word, without it. */
    String fact(String name) {
      return out.lines()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.substring(name.length() + 1))
          .findAny()
          .orElseThrow(() -> new AssertionError("no " + name + " in:\n" + out + err));
    }
  }

  /** Starts as a user does: the framework and its plugins on the module path. */
  static Result onModulePath(List<String> options, ShortTraining.Size size, int threads)
      throws IOException, InterruptedException {
    // ArchUnit's jars have no module-info; the JVM would load them all beside Guice.
    String modules = path(entry -> !name(entry).startsWith("archunit"));
    return run(
        Stream.of(
                options.stream(),
                Stream.of("--module-path", modules, "--add-modules", "nn.layers"),
                Stream.of("--class-path", testClasses()))
            .flatMap(each -> each)
            .toList(),
        size,
        threads);
  }

  /** Starts with everything on the class path, where plugins are found by META-INF/services. */
  static Result onClassPath(ShortTraining.Size size, int threads)
      throws IOException, InterruptedException {
    return run(
        List.of("--class-path", testClasses() + File.pathSeparator + path(_ -> true)),
        size,
        threads);
  }

  private static String path(Predicate<Path> which) {
    String tests = testClasses();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> Files.exists(entry) && !entry.toAbsolutePath().toString().equals(tests))
        .filter(which)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private static String testClasses() {
    try {
      return Path.of(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Result run(List<String> options, ShortTraining.Size size, int threads)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of(ShortTraining.class.getName(), size.name(), String.valueOf(threads)));
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("no end after ten minutes: " + command);
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
