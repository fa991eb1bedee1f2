package nn.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nn.autograd.Nn;
import nn.lab.config.Plugins;
import nn.lab.console.Console;
import nn.lab.verify.Tolerance;
import nn.lab.verify.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks plugins against traces. */
@Command(
    name = "verify",
    description = "Checks installed plugins against traces recorded with another library.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class,
    footer = {
      "",
      "The exit code is 1 if a case is off, 2 if a file is malformed.",
      "docs/traces.md describes the format and shows how to record a trace with PyTorch."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Context context;
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "TRACE", description = "Files of recorded cases, JSON.")
  private List<Path> files = List.of();

  @Option(
      names = "--rtol",
      paramLabel = "NUMBER",
      description = "Allowed difference relative to the recorded number (default: 2e-5).")
  private double rtol = Tolerance.DEFAULT.rtol();

  @Option(
      names = "--atol",
      paramLabel = "NUMBER",
      description = "Allowed difference in addition to --rtol (default: 2e-6).")
  private double atol = Tolerance.DEFAULT.atol();

  @Option(names = "--strict", description = "Fail if a case needs a plugin that is not installed.")
  private boolean strict;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Spec private @Nullable CommandSpec command;

  VerifyCommand(Context context) {
    this.context = context;
    this.console = context.console();
  }

  @Override
  public Integer call() {
    Tolerance tolerance = tolerance();
    Plugins found = plugins.find(context);
    try (Nn nn = found.engine().build()) {
      Verification verification = new Verification(nn, found.losses(), tolerance, console);
      files.forEach(verification::check);
      verification.summarize();
      return exitCode(verification);
    }
  }

  private Tolerance tolerance() {
    try {
      return new Tolerance(rtol, atol);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "--" + e.getMessage(), e);
    }
  }

  private int exitCode(Verification verification) {
    if (verification.hasMalformedFile()) {
      return ExitCode.USAGE;
    }
    return verification.isOff() || (strict && verification.lacksPlugin())
        ? ExitCode.FAILURE
        : ExitCode.OK;
  }
}
