package nn.lab;

import java.util.concurrent.Callable;
import nn.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: says how to begin. */
@Command(
    name = "nn",
    description = "Trains neural networks with optimizers and activations that are plugins.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  nn compare                               six optimizers on handwritten digits",
      "  nn train experiments/digits.yaml         one network",
      "  nn train FILE --set optimizer.lr=0.05    with another value",
      "  nn describe lookahead                    what an optimizer takes",
      "  nn describe config                       every key of a config"
    })
final class NnCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say more on standard error.")
  void verbose(boolean wanted) {
    if (wanted) {
      Logging.sayMore();
    }
  }

  NnCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console
        .out()
        .print(
            """
            nn trains neural networks; every optimizer, schedule and activation is a plugin.

              nn compare                         trains with six optimizers and says which is best
              nn train experiments/digits.yaml   trains one network
              nn plugins                         lists every plugin
              nn describe adam                   explains one
              nn describe config                 explains every key of a config
              nn --help                          lists all commands
            """);
    return ExitCode.OK;
  }

  /** The version of the module, and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          NnCommand.class.getModule().getDescriptor() == null
              ? "in development"
              : NnCommand.class.getModule().getDescriptor().rawVersion().orElse("in development");
      return new String[] {"nn " + version + " on Java " + Runtime.version()};
    }
  }
}
