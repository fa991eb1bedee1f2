package nn.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nn.api.plugin.Plugin;
import nn.autograd.folder.PluginFolder;
import nn.autograd.registry.PluginException;
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
        "Lists every optimizer, schedule, activation and kernel with the jar it comes from, and the"
            + " losses and initialisers that are built in.",
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
    List<String> problems = new ArrayList<>();
    Plugins plugins = healthy(options.load(context), problems);
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
    problems.forEach(problem -> console.err().println(console.style().bad("nn:") + " " + problem));
    return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  /** Adds folder after folder, leaving out those that spoil what is there. */
  private static Plugins healthy(List<PluginFolder> folders, List<String> problems) {
    Plugins plugins = Plugins.find(List.of());
    for (PluginFolder folder : folders) {
      problems.addAll(folder.problems());
      List<Plugin> more = new ArrayList<>(plugins.added());
      more.addAll(folder.providers());
      try {
        plugins = Plugins.find(more);
      } catch (PluginException e) {
        problems.add(folder.path() + " is left out: " + e.getMessage());
      }
    }
    return plugins;
  }

  private static void add(Table table, RegisteredPlugin<?> plugin, boolean isBuiltIn) {
    table.add(
        plugin.kind().toString(),
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
