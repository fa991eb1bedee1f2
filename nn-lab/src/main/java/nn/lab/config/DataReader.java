package nn.lab.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Problems;
import nn.autograd.registry.Suggestions;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;

/** Reads {@code data}. */
final class DataReader {
  private static final String CSV = ConfigStructure.CSV.name();
  private static final String LABEL = ConfigStructure.LABEL.name();
  private static final List<String> NAMES =
      Arrays.stream(Known.values()).map(Known::toString).toList();
  private static final String EXPECTED = ConfigStructure.DATA.form().expected();

  private final Problems problems;

  DataReader(Problems problems) {
    this.problems = problems;
  }

  Optional<DataConfig> read(Node node) {
    return switch (node) {
      case Scalar(String name, _) -> known(name, node);
      case Mapping mapping -> csv(mapping);
      default -> {
        problems.addValue(node, "must be " + EXPECTED);
        yield Optional.empty();
      }
    };
  }

  private Optional<DataConfig> known(String name, Node node) {
    Optional<DataConfig> known =
        Arrays.<DataConfig>stream(Known.values())
            .filter(data -> data.toString().equals(name))
            .findFirst();
    if (known.isEmpty()) {
      problems.addValue(node, "must be " + EXPECTED + "." + Suggestions.didYouMean(name, NAMES));
    }
    return known;
  }

  private Optional<DataConfig> csv(Mapping mapping) {
    Section section = new Section(mapping, problems, ConfigStructure.TABLE);
    Optional<Path> file =
        section.require(ConfigStructure.CSV).flatMap(node -> FilePath.read(node, problems.in(CSV)));
    Optional<String> label = section.require(ConfigStructure.LABEL).flatMap(this::label);
    double testFraction = section.get(ConfigKeys.TEST_FRACTION);
    return file.flatMap(f -> label.map(name -> new DataConfig.Csv(f, name, testFraction)));
  }

  private Optional<String> label(Node node) {
    if (node instanceof Scalar(var value, _) && value != null) {
      return Optional.of(value.toString());
    }
    problems.in(LABEL).addValue(node, "must be the name of a column");
    return Optional.empty();
  }
}
