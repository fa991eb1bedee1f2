package nn.lab;

import java.util.List;
import java.util.stream.Stream;
import nn.api.ParameterRole;
import nn.lab.config.ConfigKey;
import nn.lab.config.ConfigStructure;
import nn.lab.console.Style;

/** The help for configs: every key with its place, its values and its default. */
final class ConfigDescription {
  private static final List<String> FOOTER =
      List.of(
          "",
          "Other keys are refused. A plugin is its name, a text as in 'adam(lr=0.1)', or a mapping",
          "of 'name' and its hyperparameters, which 'nn describe NAME' explains; 'nn plugins'"
              + " lists",
          "them. The mapping of an optimizer may have 'label', what tables call it, and 'groups'.",
          "",
          "A group says what is different for some parameters, or gives them another optimizer:",
          "  groups:",
          "    - {rank: 2, except: [output], optimizer: {name: sgd, lr: 0.1}}",
          "    - {match: \"**.bias\", weight_decay: 0}",
          "'match' is a pattern for paths (* is one part, ** any number), 'rank' a number of",
          "dimensions, 'role' one or several of",
          String.join(", ", ParameterRole.words()) + ".",
          "All that a group says must hold, and nothing of 'except', which lists roles and",
          "patterns. The last group that matches a parameter gets it.",
          "",
          "The mapping of a schedule may have 'drives', what it changes (lr, weight_decay,"
              + " \"betas[0]\",",
          "or inner.lr for the optimizer inside a wrapper), and 'warmup', how long the value rises"
              + " from 0",
          "before it: '500 steps', '2 epochs', or a number of the schedule's own steps.",
          "",
          "Editors complete and check a config with a schema, which its first line names:",
          "  nn describe config --json-schema > nn.schema.json",
          "  # yaml-language-server: $schema=nn.schema.json");

  private final Explanation explanation;

  ConfigDescription(Style style) {
    this.explanation = new Explanation("key", style);
  }

  List<String> lines() {
    ConfigStructure.ALL.keys().forEach(key -> add("", key));
    return Stream.concat(explanation.lines().stream(), FOOTER.stream()).toList();
  }

  private void add(String place, ConfigKey key) {
    String name = place + key.name();
    explanation.add(head(name, key), key.form().expected(), key.documentation());
    key.form().inner().forEach(inner -> add(name + ".", inner));
  }

  private static String head(String name, ConfigKey key) {
    if (key.isRequired()) {
      return name + " (required)";
    }
    return key.byDefault().isEmpty() ? name : name + " = " + key.byDefault();
  }
}
