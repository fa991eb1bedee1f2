package nn.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nn.autograd.folder.PluginFolder;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;
import nn.lab.console.Console;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is installed. */
@Command(
    name = "plugins",
    description =
        "Lists every optimizer, schedule, layer, activation, loss and kernel with the jar it comes"
            + " from, and the initialisers that are built in.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class PluginsCommand implements Callable<Integer> {
  private final Context context;
  private final Console console;

  PluginsCommand(Context context) {
    this.context = context;
    this.console = context.console();
  }

  @Mixin private PluginOptions options = new PluginOptions();

  @Override
  public Integer call() {
    List<PluginFolder> folders = options.load(context);
    Plugins plugins = Plugins.find(folders);
    Table table =
        new Table(
            Column.text("kind"),
            Column.text("name"),
            Column.text("also"),
            Column.text("module"),
            Column.text("api"),
            Column.text("jar"));
    plugins.describable().forEach(plugin -> add(table, plugin, plugins.isBuiltIn(plugin)));
    table.rows().forEach(console.out()::println);
    folders.stream()
        .filter(folder -> folder.providers().isEmpty() && folder.problems().isEmpty())
        .forEach(folder -> console.err().println(folder.path() + " holds no jar."));
    List<String> broken = plugins.installed().broken();
    broken.forEach(problem -> console.err().println(console.style().bad("nn:") + " " + problem));
    return broken.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static void add(Table table, RegisteredPlugin<?> plugin, boolean isBuiltIn) {
    table.add(
        plugin.role(),
        plugin.name(),
        String.join(", ", plugin.descriptor().aliases()),
        plugin.module(),
        isBuiltIn ? "" : plugin.apiVersion(),
        isBuiltIn ? "built in" : jar(plugin.location()));
  }

  /** Returns the name of a jar; of anything else, where it is. */
  static String jar(String location) {
    Path file = Path.of(location).getFileName();
    return location.endsWith(".jar") && file != null ? file.toString() : location;
  }
}
