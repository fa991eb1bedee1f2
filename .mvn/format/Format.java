import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over every Java file below the working folder: {@code check} names the
 * files that are not formatted and leaves the list in {@code REPORT}, {@code replace} formats them.
 * The build runs it with the JDK that compiles the sources, because google-java-format reads Java
 * with the parser of the JDK it runs on.
 */
final class Format {
  /** Exists after a check that found something; the build stops when it sees it. */
  private static final Path REPORT = Path.of("target", "formatter", "not-formatted.txt");

  private Format() {}

  public static void main(String[] args) throws IOException {
    Files.deleteIfExists(REPORT);
    List<String> arguments = new ArrayList<>();
    arguments.add(args[0].equals("replace") ? "--replace" : "--dry-run");
    arguments.addAll(javaFiles());

    StringWriter changed = new StringWriter();
    int exit =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(
                new PrintWriter(changed),
                new PrintWriter(System.err, true),
                arguments.toArray(String[]::new));
    if (!changed.toString().isEmpty()) {
      System.err.print("Not formatted:\n" + changed.toString().stripTrailing().indent(2));
      Files.writeString(REPORT, changed.toString());
    }
    System.exit(exit);
  }

  /** All Java files of the project: not those in build output and in hidden folders of tools. */
  private static List<String> javaFiles() throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals(".mvn");
            return name.equals("target") || hidden
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getFileName().toString().endsWith(".java")) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
