package nn.architecture.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.architecture.house.House;
import org.junit.jupiter.api.Test;

/** The name of a package says in which module, and so in which folder, it is. */
class PackageNamesTest {

  @Test
  void packagesStartWithTheNameOfTheirModule() {
    assertEquals(
        List.of(),
        House.modules().stream().flatMap(module -> strangers(module.descriptor())).toList());
  }

  @Test
  void packageOfAnotherModuleIsReported() {
    ModuleDescriptor optim =
        ModuleDescriptor.newModule("nn.optim")
            .packages(Set.of("nn.optim", "nn.optim.schedule", "nn.optim.lookahead", "nn.util"))
            .build();
    assertEquals(
        List.of("nn.optim has nn.optim.lookahead", "nn.optim has nn.util"),
        strangers(optim).toList());
  }

  private static Stream<String> strangers(ModuleDescriptor module) {
    return module.packages().stream()
        .filter(name -> !House.moduleOf(name).equals(module.name()))
        .sorted()
        .map(name -> module.name() + " has " + name);
  }
}
