package nn.lab;

import java.util.ArrayList;
import java.util.List;
import nn.api.Shape;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;
import nn.lab.console.Style;
import nn.lab.run.RememberedNumbers;

/** The help for a plugin, made from its descriptor. */
final class Description {
  /** Small enough for what keeps hundreds of numbers per element. */
  private static final Shape WEIGHT = Shape.of(256, 256);

  private final Plugins plugins;
  private final Style style;

  Description(Plugins plugins, Style style) {
    this.plugins = plugins;
    this.style = style;
  }

  List<String> of(RegisteredPlugin<?> plugin) {
    Descriptor descriptor = plugin.descriptor();
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(descriptor.name())
            + "  "
            + plugin.role()
            + (plugins.isBuiltIn(plugin) ? ", built into " : " from ")
            + plugin.module()
            + ", "
            + PluginsCommand.jar(plugin.location()));
    if (!descriptor.aliases().isEmpty()) {
      lines.add("also: " + String.join(", ", descriptor.aliases()));
    }
    lines.addAll(Explanation.wrap(descriptor.summary()));
    addMathematics(plugin, lines);
    addHyperparameters(plugin, lines);
    addExamples(plugin, lines);
    if (!descriptor.reference().isEmpty()) {
      lines.add("");
      lines.add(style.bold("Follows"));
      Explanation.wrap(descriptor.reference()).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private void addMathematics(RegisteredPlugin<?> plugin, List<String> lines) {
    Descriptor descriptor = plugin.descriptor();
    if (!descriptor.formula().isEmpty()) {
      lines.add("");
      descriptor.formula().lines().forEach(line -> lines.add("  " + line));
    }
    if (!descriptor.advice().isEmpty()) {
      lines.add("");
      lines.addAll(Explanation.wrap("When to use it: " + descriptor.advice()));
    }
    if (plugin.provider() instanceof OptimizerProvider) {
      Spec example = new Example(plugins).of(plugin);
      lines.add("");
      lines.addAll(Explanation.wrap(RememberedNumbers.of(plugins, plugin, example, WEIGHT).text()));
    }
  }

  private void addHyperparameters(RegisteredPlugin<?> plugin, List<String> lines) {
    Descriptor descriptor = plugin.descriptor();
    lines.add("");
    if (descriptor.hyperparameters().isEmpty()) {
      lines.add("It has no hyperparameters.");
      return;
    }
    Explanation explanation = new Explanation("hyperparameter", style);
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      explanation.add(
          head(hyperparameter), value(plugin, hyperparameter), hyperparameter.documentation());
    }
    lines.addAll(explanation.lines());
  }

  private static String head(Hyperparameter<?> hyperparameter) {
    Object value = hyperparameter.defaultValue();
    return value == null
        ? hyperparameter + " (required)"
        : hyperparameter + " = " + Spec.text(value);
  }

  private static String value(RegisteredPlugin<?> plugin, Hyperparameter<?> hyperparameter) {
    String expected = hyperparameter.type().expected();
    boolean mayBeDriven = hyperparameter.isSchedulable() && !plugin.isGradientTransform();
    return mayBeDriven ? expected + "; a schedule may drive it" : expected;
  }

  private void addExamples(RegisteredPlugin<?> plugin, List<String> lines) {
    lines.add("");
    if (plugin.kind().equals(PluginKind.KERNELS)) {
      lines.add(style.bold("To have these compute instead of the fastest that run here"));
      lines.add("  NN_JAVA_OPTS=-Dnn.kernels=" + plugin.name());
      return;
    }
    Spec example = new Example(plugins).runnable(plugin);
    lines.add(style.bold("In a config, as text or as a mapping"));
    new Example(plugins).texts(plugin.role(), example).forEach(text -> lines.add("  " + text));
    if (plugin.kind().equals(PluginKind.SCHEDULE)) {
      lines.add("  with 'drives' for another value than lr, and 'warmup' for a rise before it:");
      lines.add("  'nn describe config' explains both");
    }
  }
}
