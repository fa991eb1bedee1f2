package nn.lab;

import java.util.List;
import nn.lab.config.ConfigSource;
import nn.lab.config.Purpose;
import picocli.CommandLine.Option;

/** Options that change a config. */
final class ExperimentOptions {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {
        "Change a value of the config: --set optimizer.lr=0.05. It is taken as it is typed; what"
            + " stands in [ ], { } or quotes is YAML: --set compare.seeds=[1,2], --set"
            + " 'data.label=\"1\"'. --set ~schedule takes a key away. Repeatable."
      })
  private List<String> settings = List.of();

  @Option(
      names = "--optimizer",
      paramLabel = "TEXT",
      description =
          "Use this optimizer: --optimizer 'lookahead(k=5, inner=adam(lr=0.001))'."
              + " Repeatable in compare.")
  private List<String> optimizers = List.of();

  /** Returns the config with these options put in, the optimizers first. */
  ConfigSource apply(ConfigSource source, Purpose purpose) {
    ConfigSource changed =
        optimizers.isEmpty() ? source : source.withOptimizers(purpose, optimizers);
    for (String setting : settings) {
      changed = changed.with(setting);
    }
    return changed;
  }
}
