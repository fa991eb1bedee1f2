package nn.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nn.autograd.registry.BrokenPlugins;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Suggestions;
import nn.lab.config.ConfigSchema;
import nn.lab.config.ConfigStructure;
import nn.lab.config.Plugins;
import nn.lab.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one plugin, or the keys of a config. */
@Command(
    name = "describe",
    description =
        "Explains an optimizer, schedule, activation, loss, initializer or kernel by its name, or"
            + " with the name 'config' every key of a config.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class DescribeCommand implements Callable<Integer> {
  private static final String CONFIG = "config";

  private final Context context;
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      description = "A name that 'nn plugins' lists, or 'config' for the keys of a config.")
  private String name = "";

  @Option(
      names = "--json-schema",
      description = "With 'config': print a JSON schema, with which editors check configs.")
  private boolean schema;

  @Mixin private PluginOptions pluginOptions = new PluginOptions();

  @Spec private @Nullable CommandSpec command;

  DescribeCommand(Context context) {
    this.context = context;
    this.console = context.console();
  }

  @Override
  public Integer call() {
    if (schema && !name.equals(CONFIG)) {
      throw mistake("--json-schema goes with 'config': nn describe config --json-schema");
    }
    Plugins plugins = pluginOptions.find(context);
    if (name.equals(CONFIG)) {
      console.out().println(schema ? new ConfigSchema(plugins).json() : config());
      return ExitCode.OK;
    }
    List<RegisteredPlugin<?>> found =
        plugins.describable().stream()
            .filter(plugin -> plugin.descriptor().names().contains(name))
            .toList();
    if (found.isEmpty()) {
      throw mistake(unknown(plugins));
    }
    Description description = new Description(plugins, console.style());
    found.forEach(plugin -> description.of(plugin).forEach(console.out()::println));
    return ExitCode.OK;
  }

  private String config() {
    return String.join("\n", new ConfigDescription(console.style()).lines());
  }

  private String unknown(Plugins plugins) {
    if (ConfigStructure.isKey(name)) {
      return "'" + name + "' is a key of configs; 'nn describe config' explains it";
    }
    List<String> known = new ArrayList<>();
    plugins.describable().forEach(plugin -> known.addAll(plugin.descriptor().names()));
    known.add(CONFIG);
    return "no plugin is named '"
        + name
        + "'."
        + Suggestions.didYouMean(name, known)
        + " 'nn plugins' lists all."
        + BrokenPlugins.thatMayBe(name, plugins.installed().broken());
  }

  private ParameterException mistake(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
