package nn.architecture.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A module of the project.
 *
 * @param descriptor its module-info
 * @param services the lines of its META-INF/services, by service
 */
public record HouseModule(
    ModuleDescriptor descriptor, SequencedMap<String, List<String>> services) {
  private static final String SERVICES = "META-INF/services/";

  /** Reads the module in a jar or a folder of classes. */
  static HouseModule at(Path location) {
    ModuleReference reference = ModuleFinder.of(location).findAll().iterator().next();
    SequencedMap<String, List<String>> services = new TreeMap<>();
    try (ModuleReader reader = reference.open()) {
      List<String> files =
          reader.list().filter(file -> file.startsWith(SERVICES) && !file.endsWith("/")).toList();
      for (String file : files) {
        byte[] content = reader.open(file).orElseThrow().readAllBytes();
        services.put(
            file.substring(SERVICES.length()),
            new String(content, StandardCharsets.UTF_8).lines().toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HouseModule(reference.descriptor(), services);
  }

  public String name() {
    return descriptor.name();
  }

  /** Whether it provides a service of nn.api: plugins are found, not listed. */
  public boolean isPlugin() {
    return descriptor.provides().stream().anyMatch(each -> each.service().startsWith("nn.api."));
  }
}
