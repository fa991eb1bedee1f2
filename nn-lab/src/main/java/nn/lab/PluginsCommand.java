package nn.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.lab.config.Plugins;
import nn.lab.console.Console;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;
import picocli.CommandLine.Command;

/** Lists what is installed. */
@Command(
    name = "plugins",
    description = "Lists every optimizer, schedule and activation, and the jar it comes from.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class PluginsCommand implements Callable<Integer> {
  private final Console console;

  PluginsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Table table =
        new Table(
            Column.text("kind"),
            Column.text("name"),
            Column.text("also"),
            Column.text("module"),
            Column.text("jar"));
    Plugins.find().all().forEach(plugin -> add(table, plugin));
    Registry.find(PluginKind.KERNELS, List.of()).list().forEach(plugin -> add(table, plugin));
    table.rows().forEach(console.out()::println);
    return ExitCode.OK;
  }

  private static void add(Table table, RegisteredPlugin<?> plugin) {
    table.add(
        plugin.kind().toString(),
        plugin.name(),
        String.join(", ", plugin.descriptor().aliases()),
        plugin.module(),
        jar(plugin.location()));
  }

  private static String jar(String location) {
    Path file = Path.of(location).getFileName();
    return location.endsWith(".jar") && file != null ? file.toString() : location;
  }
}
