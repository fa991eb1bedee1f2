package nn.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java sources given as text. */
final class Sources {
  private static final JavaCompiler COMPILER =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("public (?:\\w+ )*(?:class|record|enum|interface) (\\w+)");

  private Sources() {}

  /** Compiles the sources and hands over the folder with the classes, which is deleted after. */
  static void compile(List<String> sources, BiConsumer<Path, JavaClasses> body) {
    try {
      Path folder = Files.createTempDirectory("sources");
      try {
        compile(sources, folder);
        body.accept(folder, new ClassFileImporter().importPath(folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(List<String> sources, Path folder) {
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-proc:none",
            "-Xlint:none",
            "--add-modules",
            "jdk.incubator.vector",
            "--class-path",
            System.getProperty("java.class.path"));
    StringWriter messages = new StringWriter();
    List<JavaFileObject> files = sources.stream().map(Sources::file).toList();
    if (!COMPILER.getTask(messages, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
  }

  private static JavaFileObject file(String source) {
    Matcher type = PUBLIC_TYPE.matcher(source);
    boolean hasType = source.contains("{");
    String name = type.find() ? type.group(1) : hasType ? "Source" : "package-info";
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
