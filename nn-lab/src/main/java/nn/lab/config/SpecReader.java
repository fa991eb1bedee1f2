package nn.lab.config;

import java.util.Optional;
import java.util.function.BiConsumer;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/**
 * Reads the specs of one kind of plugin.
 *
 * @param check reports what is wrong with a spec
 * @param defaults the defaults of this kind
 */
record SpecReader(BiConsumer<Spec, Problems> check, SpecDefaults defaults) {

  /** Returns a spec with all defaults, or empty if it is wrong, which is reported. */
  Optional<Spec> read(Node node, Problems problems) {
    int before = problems.list().size();
    Optional<Spec> spec = SpecNodes.read(node, problems);
    return problems.list().size() == before
        ? spec.flatMap(found -> read(found, problems))
        : Optional.empty();
  }

  /** Returns a spec with all defaults, or empty if it is wrong, which is reported. */
  Optional<Spec> read(Spec spec, Problems problems) {
    int before = problems.list().size();
    check.accept(spec, problems);
    return problems.list().size() == before ? Optional.of(defaults.fill(spec)) : Optional.empty();
  }

  /** Returns the spec under a key, or another if the key is missing or wrong, which is reported. */
  Spec read(Section section, ConfigKey key, Spec byDefault) {
    return section
        .node(key.name())
        .flatMap(node -> read(node, section.problems(key.name())))
        .orElseGet(() -> defaults.fill(byDefault));
  }
}
