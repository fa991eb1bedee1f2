package nn.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.BrokenPlugins;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;
import nn.autograd.registry.Suggestions;
import nn.lab.bench.Bench;
import nn.lab.config.Plugins;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Measures the loops of a plugin. */
@Command(
    name = "bench",
    description =
        "Measures an optimizer's or activation's time per element, beside adamw or relu and a bare"
            + " loop, and says whether its loops are vector code. A transform of gradients is"
            + " measured before sgd, beside sgd alone.",
    mixinStandardHelpOptions = true,
    versionProvider = NnCommand.Version.class,
    footer = {"", "It takes about ten seconds, and twice that on a busy machine."})
final class BenchCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "NAME",
      description = "The plugin, alone or with hyperparameters: 'lion(lr=0.001)'.")
  private String text = "";

  @Option(
      names = "--size",
      paramLabel = "NUMBER",
      defaultValue = "65536",
      description = "How many elements (default: ${DEFAULT-VALUE}, which fit a cache).")
  private int size;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How many threads compute (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "optimizer or activation, where both have the name (default: both).")
  private String kind = "";

  @Option(names = "--lines", hidden = true, description = "Print lines for another process.")
  private boolean lines;

  @Mixin private PluginOptions pluginOptions = new PluginOptions();

  @picocli.CommandLine.Spec private @Nullable CommandSpec command;

  BenchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requireAtLeastOne("--size", size);
    requireAtLeastOne("--threads", threads);
    Plugins plugins = pluginOptions.find(context);
    Spec spec = SpecParser.parse(text);
    String kernels = System.getProperty(Nn.KERNELS_PROPERTY, Nn.FASTEST_KERNELS);
    try (Nn nn = plugins.engine().threads(threads).kernels(kernels).build()) {
      for (Registry<?> registry : registries(plugins, spec)) {
        Bench bench = Bench.measure(nn, registry.kind(), spec, size);
        List<String> printed =
            lines ? bench.lines() : bench.report(again(registry), context.console().width());
        printed.forEach(context.console().out()::println);
      }
    }
    return ExitCode.OK;
  }

  private void requireAtLeastOne(String option, int value) {
    if (value < 1) {
      throw wrong(option + " " + value + ": must be at least 1");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }

  /** Returns the registries with a plugin of the name that takes these hyperparameters. */
  private List<Registry<?>> registries(Plugins plugins, Spec spec) {
    List<Registry<?>> named =
        Stream.<Registry<?>>of(plugins.optimizers(), plugins.activations())
            .filter(registry -> kind.isEmpty() || registry.kind().name().equals(kind))
            .filter(registry -> registry.find(spec.name()).isPresent())
            .toList();
    if (named.isEmpty()) {
      throw wrong(unknown(plugins, spec.name()));
    }
    List<Registry<?>> fitting =
        named.stream().filter(registry -> problems(registry, spec).isEmpty()).toList();
    if (fitting.isEmpty()) {
      throw new InvalidConfigException(problems(named.getFirst(), spec));
    }
    return fitting;
  }

  private static List<Problem> problems(Registry<?> registry, Spec spec) {
    Problems problems = Problems.at(registry.kind().name());
    registry.check(spec, null, problems);
    return problems.list();
  }

  private static String unknown(Plugins plugins, String name) {
    return "no optimizer or activation is named '"
        + name
        + "'."
        + Suggestions.didYouMean(
            name,
            Stream.of(plugins.optimizers(), plugins.activations())
                .flatMap(registry -> registry.list().stream().map(plugin -> plugin.name()))
                .toList())
        + " 'nn plugins' lists all."
        + BrokenPlugins.thatMayBe(name, plugins.installed().broken());
  }

  /** Returns the arguments by which another process measures the same. */
  private List<String> again(Registry<?> registry) {
    List<String> arguments = new ArrayList<>(List.of("bench", text, "--lines"));
    arguments.addAll(List.of("--kind", registry.kind().name()));
    arguments.addAll(List.of("--size", Integer.toString(size)));
    arguments.addAll(List.of("--threads", Integer.toString(threads)));
    pluginOptions
        .folder(context)
        .ifPresent(folder -> arguments.addAll(List.of("--plugins", folder.toString())));
    return arguments;
  }
}
