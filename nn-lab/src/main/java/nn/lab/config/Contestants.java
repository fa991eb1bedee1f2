package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;

/**
 * Who is trained: every optimizer with every seed.
 *
 * @param all empty if something is wrong
 * @param seeds all different
 */
record Contestants(List<Contestant> all, List<Long> seeds) {
  private static final String OPTIMIZER = ConfigStructure.OPTIMIZER.name();
  private static final String COMPARE = ConfigStructure.COMPARE.name();
  private static final String OPTIMIZERS = ConfigStructure.OPTIMIZERS.name();

  Contestants {
    all = List.copyOf(all);
    seeds = List.copyOf(seeds);
  }

  static Contestants read(Purpose purpose, Section section, OptimizerReader reader) {
    return switch (purpose) {
      case TRAIN -> single(section, reader);
      case COMPARE -> comparison(section, reader);
    };
  }

  private static Contestants single(Section section, OptimizerReader reader) {
    Optional<Contestant> optimizer =
        section
            .require(ConfigStructure.OPTIMIZER)
            .flatMap(node -> reader.one(node, section.problems(OPTIMIZER)));
    return new Contestants(optimizer.stream().toList(), List.of(section.get(ConfigKeys.SEED)));
  }

  /** Without {@code compare.optimizers} the one {@code optimizer} is compared over the seeds. */
  private static Contestants comparison(Section section, OptimizerReader reader) {
    Section compare = compare(section);
    List<Long> seeds = seeds(compare);
    if (!compare.has(OPTIMIZERS) && section.has(OPTIMIZER)) {
      return new Contestants(single(section, reader).all(), seeds);
    }
    List<Contestant> optimizers =
        compare
            .require(ConfigStructure.OPTIMIZERS)
            .map(node -> reader.several(node, compare.problems(OPTIMIZERS)))
            .orElse(List.of());
    return new Contestants(optimizers, seeds);
  }

  private static Section compare(Section section) {
    Optional<Node> node = section.node(COMPARE);
    if (node.isPresent() && !(node.get() instanceof Mapping)) {
      section
          .problems(COMPARE)
          .addValue(node.get(), "must be " + ConfigStructure.COMPARISON.expected());
    }
    Mapping mapping =
        node.isPresent() && node.get() instanceof Mapping given
            ? given
            : new Mapping(new LinkedHashMap<>(), Place.option(COMPARE));
    return new Section(mapping, section.problems(COMPARE), ConfigStructure.COMPARISON);
  }

  private static List<Long> seeds(Section compare) {
    if (compare.node(ConfigKeys.SEEDS.name()).orElse(null) instanceof Scalar(Long _, _)) {
      long count = compare.get(ConfigKeys.SEED_COUNT);
      return LongStream.rangeClosed(1, count).boxed().toList();
    }
    List<Long> seeds = compare.get(ConfigKeys.SEEDS);
    List<Long> distinct = seeds.stream().distinct().toList();
    if (distinct.size() < seeds.size()) {
      compare.problems(ConfigKeys.SEEDS.name()).addValue(seeds, "must be all different");
    }
    return distinct;
  }
}
