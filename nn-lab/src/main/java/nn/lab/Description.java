package nn.lab;

import java.util.ArrayList;
import java.util.List;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;

/** The help for a plugin, made from its descriptor. */
final class Description {
  private static final int WIDTH = 80;

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
            + plugin.kind()
            + " from "
            + plugin.module()
            + ", "
            + PluginsCommand.jar(plugin.location()));
    if (!descriptor.aliases().isEmpty()) {
      lines.add("also: " + String.join(", ", descriptor.aliases()));
    }
    lines.add(descriptor.summary());
    addHyperparameters(descriptor, lines);
    addExamples(plugin, lines);
    if (!descriptor.reference().isEmpty()) {
      lines.add("");
      lines.add(style.bold("Follows"));
      wrap(descriptor.reference()).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private void addHyperparameters(Descriptor descriptor, List<String> lines) {
    lines.add("");
    if (descriptor.hyperparameters().isEmpty()) {
      lines.add("It has no hyperparameters.");
      return;
    }
    Table table = new Table(Column.text("  hyperparameter"), Column.text("value"));
    for (Hyperparameter<?> hyperparameter : descriptor.hyperparameters()) {
      table.add("  " + head(hyperparameter), value(hyperparameter));
    }
    List<String> rows = table.rows();
    lines.add(style.bold(rows.getFirst()));
    for (int i = 1; i < rows.size(); i++) {
      lines.add(rows.get(i));
      wrap(descriptor.hyperparameters().get(i - 1).documentation())
          .forEach(line -> lines.add("      " + style.dim(line)));
    }
  }

  private static String head(Hyperparameter<?> hyperparameter) {
    Object value = hyperparameter.defaultValue();
    return value == null ? hyperparameter + " (required)" : hyperparameter + " = " + value;
  }

  private static String value(Hyperparameter<?> hyperparameter) {
    String expected = hyperparameter.type().expected();
    return hyperparameter.isSchedulable() ? expected + "; a schedule may drive it" : expected;
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void addExamples(RegisteredPlugin<?> plugin, List<String> lines) {
    Spec example = new Example(plugins).of(plugin);
    lines.add("");
    lines.add(style.bold("In a config, as text or as a mapping"));
    Example.texts(plugin.kind().name(), example).forEach(text -> lines.add("  " + text));
  }
}
