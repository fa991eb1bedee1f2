package nn.lab;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Suggestions;
import nn.lab.config.Plugins;
import nn.lab.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one plugin. */
@Command(
    name = "describe",
    description = "Explains an optimizer, schedule, activation, loss or initializer.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class DescribeCommand implements Callable<Integer> {
  private final Context context;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The plugin's name, as 'nn plugins' lists it.")
  private String name = "";

  @Mixin private PluginOptions pluginOptions = new PluginOptions();

  @Spec private @Nullable CommandSpec command;

  DescribeCommand(Context context) {
    this.context = context;
    this.console = context.console();
  }

  @Override
  public Integer call() {
    Plugins plugins = pluginOptions.find(context);
    List<RegisteredPlugin<?>> found =
        plugins.all().stream().filter(plugin -> names(plugin).anyMatch(name::equals)).toList();
    if (found.isEmpty()) {
      List<String> known = plugins.all().stream().flatMap(DescribeCommand::names).toList();
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "no plugin is named '"
              + name
              + "'."
              + Suggestions.didYouMean(name, known)
              + " 'nn plugins' lists all.");
    }
    Description description = new Description(plugins, console.style());
    found.forEach(plugin -> description.of(plugin).forEach(console.out()::println));
    return ExitCode.OK;
  }

  private static Stream<String> names(RegisteredPlugin<?> plugin) {
    return Stream.concat(Stream.of(plugin.name()), plugin.descriptor().aliases().stream());
  }
}
