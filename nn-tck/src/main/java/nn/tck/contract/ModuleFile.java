package nn.tck.contract;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;

/** The module-info.class beside a class, which counts for nothing on the class path. */
final class ModuleFile {
  private static final String NAME = "module-info.class";

  private ModuleFile() {}

  /** Returns what is in it; nothing if there is none in the folder or the jar of the class. */
  static Optional<ModuleDescriptor> beside(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    URL own = type.getResource("/" + path);
    if (own == null || !own.toString().endsWith(path)) {
      return Optional.empty();
    }
    String root = own.toString().substring(0, own.toString().length() - path.length());
    try (InputStream in = open(URI.create(root + NAME).toURL())) {
      return Optional.of(ModuleDescriptor.read(in));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cache would keep a jar open, and miss that it was built anew. */
  private static InputStream open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /** Returns whether a module provides a service with a class. */
  static boolean provides(ModuleDescriptor module, Class<?> service, Class<?> type) {
    return module.provides().stream()
        .anyMatch(each ->
            each.service().equals(service.getName()) && each.providers().contains(type.getName()));
  }
}
