package nn.autograd.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/** The files {@code META-INF/services/TYPE} that {@link java.util.ServiceLoader} reads. */
public final class ServiceFiles {

  private ServiceFiles() {}

  /** Names the file behind an error of the service loader, which names only the class. */
  static String explain(PluginKind<?> kind, Error error) {
    String message =
        error instanceof ServiceConfigurationError
            ? String.valueOf(error.getMessage())
            : error.toString();
    List<String> files = filesNamedIn(message, "META-INF/services/" + kind.service().getName());
    return "a provider of "
        + kind
        + " plugins cannot be loaded: "
        + Excerpt.of(message)
        + (files.isEmpty() ? "" : "; it is listed in " + String.join(", ", files))
        + ". Repair or remove that jar.";
  }

  /** Returns the service files that list a class which the message mentions. */
  private static List<String> filesNamedIn(String message, String resource) {
    ClassLoader own = ServiceFiles.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return Collections.list((context == null ? own : context).getResources(resource)).stream()
          .filter(file -> classes(file).anyMatch(name -> message.contains(" " + name + " ")))
          .map(URL::toString)
          .toList();
    } catch (IOException e) {
      return List.of("a file that cannot be read (" + e.getMessage() + ")");
    }
  }

  private static Stream<String> classes(URL file) {
    try (InputStream in = file.openStream()) {
      return classes(in);
    } catch (IOException e) {
      return Stream.empty(); // then it is not the file that was read
    }
  }

  /** Returns the names of the classes that a service file lists. */
  public static Stream<String> classes(InputStream file) throws IOException {
    return new String(file.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty());
  }
}
