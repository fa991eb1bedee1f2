package nn.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nn.autograd.folder.PluginFolder;
import nn.lab.config.Plugins;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where plugins are looked for, beside those that nn brings. */
final class PluginOptions {
  private static final String BESIDE_THE_COMMAND = "plugins";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Load the plugins in DIR/NAME/*.jar. Without it: NN_PLUGINS, then the folder 'plugins'"
              + " beside the nn command. A plugin is code and runs with your rights.")
  private @Nullable Path folder;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns what is installed. */
  Plugins find(Context context) {
    return Plugins.find(load(context));
  }

  /** Returns the folders of plugins, each with what could not be loaded. */
  List<PluginFolder> load(Context context) {
    return folder(context).map(PluginFolder::loadAll).orElse(List.of());
  }

  /** Returns where plugins are looked for. */
  Optional<Path> folder(Context context) {
    if (folder != null) {
      return Optional.of(existing("--plugins", folder));
    }
    String named = context.environment().get("NN_PLUGINS");
    if (named != null && !named.isEmpty()) {
      return Optional.of(existing("NN_PLUGINS", Path.of(named)));
    }
    return Optional.ofNullable(context.environment().get("NN_HOME"))
        .map(home -> Path.of(home, BESIDE_THE_COMMAND))
        .filter(Files::isDirectory);
  }

  private Path existing(String where, Path named) {
    if (!Files.isDirectory(named)) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          where + ": there is no folder " + named.toAbsolutePath());
    }
    return named;
  }
}
