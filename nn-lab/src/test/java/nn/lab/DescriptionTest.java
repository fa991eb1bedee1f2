package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.metric.MetricProvider;
import nn.api.metric.MetricTargets;
import nn.api.plugin.Spec;
import nn.autograd.registry.Printable;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.ConfigSource;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.Plugins;
import nn.lab.config.Purpose;
import nn.lab.console.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DescriptionTest {
  private static final Plugins PLUGINS = Plugins.find(List.of());

  static List<RegisteredPlugin<?>> plugins() {
    return PLUGINS.all();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void bothExamplesCanBeRunAndMeanTheSame(RegisteredPlugin<?> plugin) {
    List<String> lines = new Description(PLUGINS, new Style(false)).of(plugin);
    int heading = lines.indexOf("In a config, as text or as a mapping");
    String data = data(plugin);
    assertEquals(read(data, lines.get(heading + 1)), read(data, lines.get(heading + 2)));
  }

  /** Returns data that the plugin can be used with. */
  private static String data(RegisteredPlugin<?> plugin) {
    boolean isForNumbers =
        plugin.provider() instanceof MetricProvider metric
            && metric.targets() == MetricTargets.NUMBERS;
    return isForNumbers ? "{csv: t.csv, target: y}" : "digits";
  }

  private static ExperimentConfig read(String data, String line) {
    StringBuilder yaml = new StringBuilder("data: " + data + "\n" + line.strip() + "\n");
    if (!line.contains("model:")) {
      yaml.append("model: [linear: 10]\n");
    }
    if (!line.contains("optimizer:")) {
      yaml.append("optimizer: sgd\n");
    }
    return ConfigSource.text("example", "example", yaml.toString()).read(Purpose.TRAIN, PLUGINS);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void everyHyperparameterIsShownWithItsDefaultAndMeaning(RegisteredPlugin<?> plugin) {
    String text = String.join("\n", new Description(PLUGINS, new Style(false)).of(plugin));
    plugin
        .descriptor()
        .hyperparameters()
        .forEach(hyperparameter -> {
          Object value = hyperparameter.defaultValue();
          assertTrue(
              text.contains(hyperparameter + (value == null ? " (req" : " = " + Spec.text(value))));
          assertTrue(text.contains(hyperparameter.type().expected()), text);
        });
  }

  @Test
  void anExampleIsOneLineThatSaysWhatItsTextsSay() {
    Map<String, Object> values = Map.of("mode", "say \"no\": {\\n}\n\u001b[31m\u202e");
    Spec spec = new Spec("lion", new LinkedHashMap<>(values), List.of());
    List<String> lines = new Example(PLUGINS).texts("optimizer", spec);
    lines.forEach(line -> assertEquals(Printable.line(line), line));
    Map<String, Object> mapping = new LinkedHashMap<>(values);
    mapping.put("name", "lion");
    assertEquals(
        List.of(Map.of("optimizer", spec.toString()), Map.of("optimizer", mapping)),
        lines.stream().map(new Load(LoadSettings.builder().build())::loadFromString).toList());
  }
}
