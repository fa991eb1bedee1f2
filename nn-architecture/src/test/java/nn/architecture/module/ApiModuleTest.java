package nn.architecture.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Set;
import nn.architecture.house.House;
import org.junit.jupiter.api.Test;

/** What a plugin author depends on brings nothing with it: nn.api requires java.base alone. */
class ApiModuleTest {

  @Test
  void apiRequiresJavaBaseAlone() {
    ModuleDescriptor api =
        House.modules().stream()
            .filter(module -> module.name().equals("nn.api"))
            .findAny()
            .orElseThrow()
            .descriptor();
    assertEquals(List.of("java.base"), neededAtRunTime(api));
  }

  @Test
  void anythingElseThatIsNeededAtRunTimeIsReported() {
    ModuleDescriptor withLogging =
        ModuleDescriptor.newModule("nn.api")
            .requires("java.base")
            .requires("java.logging")
            .requires(Set.of(Requires.Modifier.STATIC), "org.jspecify")
            .build();
    assertEquals(List.of("java.base", "java.logging"), neededAtRunTime(withLogging));
  }

  private static List<String> neededAtRunTime(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .sorted()
        .toList();
  }
}
