package nn.architecture.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nn.architecture.house.House;
import nn.architecture.house.HouseModule;
import org.junit.jupiter.api.Test;

/** A jar offers on the class path what it offers on the module path, in the same order. */
class ServiceFilesTest {

  @Test
  void serviceFilesSayWhatModuleInfosProvide() {
    assertEquals(
        List.of(),
        House.modules().stream().flatMap(module -> differences(module).stream()).toList());
  }

  @Test
  void providerThatIsMissingInTheFileIsReported() {
    assertEquals(
        List.of("nn.x: module-info provides a.S with [nn.x.A, nn.x.B], META-INF/services [nn.x.A]"),
        differences(module(Map.of("a.S", List.of("nn.x.A", "nn.x.B")), "a.S", "nn.x.A")));
  }

  @Test
  void providerThatIsMissingInTheModuleInfoIsReported() {
    assertEquals(
        List.of("nn.x: module-info provides a.S with [], META-INF/services [nn.x.A]"),
        differences(module(Map.of(), "a.S", "nn.x.A")));
  }

  @Test
  void anotherOrderIsReported() {
    assertEquals(
        1,
        differences(module(Map.of("a.S", List.of("nn.x.B", "nn.x.A")), "a.S", "nn.x.A", "nn.x.B"))
            .size());
  }

  private static HouseModule module(
      Map<String, List<String>> provides, String service, String... lines) {
    ModuleDescriptor.Builder descriptor = ModuleDescriptor.newModule("nn.x");
    provides.forEach(descriptor::provides);
    return new HouseModule(descriptor.build(), new TreeMap<>(Map.of(service, List.of(lines))));
  }

  private static List<String> differences(HouseModule module) {
    SequencedMap<String, List<String>> provided =
        module.descriptor().provides().stream()
            .collect(
                Collectors.toMap(
                    Provides::service, Provides::providers, (one, _) -> one, TreeMap::new));
    TreeSet<String> services = new TreeSet<>(provided.keySet());
    services.addAll(module.services().keySet());
    List<String> differences = new ArrayList<>();
    for (String service : services) {
      List<String> modular = provided.getOrDefault(service, List.of());
      List<String> file = module.services().getOrDefault(service, List.of());
      if (!modular.equals(file)) {
        differences.add(
            module.name()
                + ": module-info provides "
                + service
                + " with "
                + modular
                + ", META-INF/services "
                + file);
      }
    }
    return differences;
  }
}
