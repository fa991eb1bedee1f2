package nn.lab;

import java.io.IOException;
import nn.lab.config.ConfigSource;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.run.RunFolder;
import nn.lab.run.TrainedNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which trained network a command takes. */
final class TrainedOptions {
  @Mixin private RunArgument run = new RunArgument();

  @Option(
      names = "--training",
      paramLabel = "NUMBER",
      description = "Which training of a comparison, as its folder in checkpoints/ is called.")
  private @Nullable Integer training;

  @Mixin private PluginOptions plugins = new PluginOptions();

  /** Returns the network, with the weights whose accuracy was reported. */
  TrainedNetwork network(Context context) throws IOException {
    RunFolder folder = run.folder();
    Plugins found = plugins.find(context);
    ConfigSource source = ConfigSource.file(folder.config());
    ExperimentConfig config = source.read(source.purpose(), found);
    return TrainedNetwork.of(config, found, folder, training);
  }
}
