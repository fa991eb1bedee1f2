package nn.autograd.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a class comes from.
 *
 * @param module {@code nn.optim@0.1.0}; {@code class path}, with the version of the manifest if
 *     there is one, for a class of no module
 * @param location the jar or directory
 */
public record Origin(String module, String location) {

  /** Returns the origin of a class. */
  public static Origin of(Class<?> type) {
    return new Origin(module(type), location(type));
  }

  private static String module(Class<?> type) {
    Module module = type.getModule();
    if (module.isNamed()) {
      return versioned(module.getName(), module.getDescriptor().rawVersion().orElse(null));
    }
    return versioned("class path", type.getPackage().getImplementationVersion());
  }

  private static String versioned(String name, @Nullable String version) {
    return version == null ? name : Excerpt.of(name + "@" + version);
  }

  private static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "unknown location";
    }
    String location = location(source.getLocation());
    return type.getClassLoader() instanceof Relocated loader ? loader.original(location) : location;
  }

  private static String location(URL url) {
    try {
      URI uri = url.toURI();
      return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
    } catch (URISyntaxException e) {
      return url.toString();
    }
  }

  @Override
  public String toString() {
    return module + ", " + Printable.line(location);
  }
}
