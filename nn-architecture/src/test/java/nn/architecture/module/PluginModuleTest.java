package nn.architecture.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nn.architecture.house.House;
import nn.architecture.house.HouseModule;
import org.junit.jupiter.api.Test;

/** A module with plugins sees nn.api and nothing else, and nobody sees into it. */
class PluginModuleTest {

  @Test
  void pluginsRequireTheApiAloneAndExportAndOpenNothing() {
    assertEquals(
        List.of(),
        House.modules().stream()
            .filter(HouseModule::isPlugin)
            .flatMap(module -> Plan.plugin(module.name()).differences(module.descriptor()).stream())
            .toList());
  }

  @Test
  void nobodyRequiresPlugins() {
    List<String> plugins =
        House.modules().stream().filter(HouseModule::isPlugin).map(HouseModule::name).toList();
    assertEquals(List.of(), requirersOf(plugins, House.modules()));
  }

  @Test
  void moduleThatProvidesAServiceOfTheApiIsAPlugin() {
    HouseModule plugin =
        module(
            ModuleDescriptor.newModule("nn.x")
                .requires("nn.api")
                .requires("nn.autograd")
                .exports("nn.x")
                .provides("nn.api.optim.OptimizerProvider", List.of("nn.x.Lion"))
                .build());
    assertEquals(
        List.of(
            "nn.x: requires nn.autograd, which is not planned",
            "nn.x: exports nn.x, which is not planned"),
        Plan.of(plugin).differences(plugin.descriptor()));
  }

  @Test
  void whoRequiresAPluginIsReported() {
    ModuleDescriptor core =
        ModuleDescriptor.newModule("nn.core").requires("nn.optim").requires("nn.api").build();
    assertEquals(
        List.of("nn.core requires nn.optim"),
        requirersOf(List.of("nn.optim"), List.of(module(core))));
  }

  private static List<String> requirersOf(List<String> plugins, List<HouseModule> modules) {
    return modules.stream()
        .flatMap(module ->
            module.descriptor().requires().stream()
                .filter(each -> Set.copyOf(plugins).contains(each.name()))
                .map(each -> module.name() + " requires " + each.name()))
        .toList();
  }

  private static HouseModule module(ModuleDescriptor descriptor) {
    return new HouseModule(descriptor, new TreeMap<>());
  }
}
