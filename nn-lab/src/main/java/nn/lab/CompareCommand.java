package nn.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nn.lab.config.ConfigSource;
import nn.lab.config.Purpose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains one network with several optimizers and seeds. */
@Command(
    name = "compare",
    description = "Trains one network with several optimizers and seeds, and says which is best.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class)
final class CompareCommand implements Callable<Integer> {
  private static final String DEFAULT = "digits.yaml";

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The config; without one, six optimizers on handwritten digits.")
  private @Nullable Path file;

  @Mixin private ExperimentOptions experiment = new ExperimentOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path given = file;
    ConfigSource source = given == null ? builtIn() : ConfigSource.file(given);
    Purpose purpose = Purpose.COMPARE;
    return new Launch(context, data.dataSets(context), plugins.find(context))
        .start(experiment.apply(source, purpose), purpose, run.runs());
  }

  private static ConfigSource builtIn() throws IOException {
    try (InputStream text = CompareCommand.class.getResourceAsStream(DEFAULT)) {
      if (text == null) {
        throw new IllegalStateException("the jar lacks " + DEFAULT);
      }
      return ConfigSource.text(
          "(built-in) " + DEFAULT,
          "digits",
          new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
