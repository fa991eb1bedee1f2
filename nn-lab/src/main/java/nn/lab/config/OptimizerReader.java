package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.ModelParameters;
import nn.autograd.registry.OptimizerPlace;
import nn.autograd.registry.Registry;
import nn.lab.config.Node.Sequence;
import org.jspecify.annotations.Nullable;

/** Reads {@code optimizer} and {@code compare.optimizers}. */
final class OptimizerReader {
  static final String EXPECTED = "an optimizer, as in 'sgd(lr=0.1)' or {name: sgd, lr: 0.1}";
  static final String SEVERAL_EXPECTED = "a list of optimizers, as in [\"sgd(lr=0.1)\", adam]";

  private final Registry<OptimizerProvider> optimizers;
  private final SpecReader specs;
  private final GradientsReader gradients;
  private final List<Spec> common;
  private final List<Spec> written = new ArrayList<>();

  /**
   * Creates a reader for one config.
   *
   * @param parameters of which groups must match some; null if these are not known
   * @param section the config, with the transforms of gradients that all contestants have
   */
  OptimizerReader(
      Registry<OptimizerProvider> optimizers,
      @Nullable ModelParameters parameters,
      Section section) {
    this.optimizers = optimizers;
    this.specs =
        new SpecReader(
            (spec, here) -> {
              written.add(spec);
              OptimizerPlace.OPTIMIZER.check(optimizers, spec, parameters, here);
            },
            new SpecDefaults(optimizers::get));
    this.gradients = new GradientsReader(optimizers, parameters);
    this.common = gradients.common(section);
  }

  /** Returns the optimizers that were read so far, right or wrong. */
  List<Spec> written() {
    return List.copyOf(written);
  }

  /** Returns one contestant, or empty if it is wrong, which is reported. */
  Optional<Contestant> one(Node node, Problems problems) {
    int before = problems.list().size();
    Optional<String> label = LabelReader.read(node, problems);
    List<Spec> transforms = gradients.own(node, problems).orElse(common);
    Node plain =
        LabelReader.without(
            GradientsReader.GRADIENTS, LabelReader.without(LabelReader.LABEL, node));
    Optional<Spec> spec = specs.read(plain, problems);
    return problems.list().size() == before
        ? spec.map(found -> new Contestant(found, transforms, label))
        : Optional.empty();
  }

  /** Returns the contestants of a list, all with different optimizers and labels. */
  List<Contestant> several(Node node, Problems problems) {
    if (!(node instanceof Sequence(var items, _)) || items.isEmpty()) {
      problems.addValue(node, "must be " + SEVERAL_EXPECTED);
      return List.of();
    }
    SequencedMap<List<Object>, Integer> seen = new LinkedHashMap<>();
    List<Contestant> contestants = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Problems here = problems.in(i);
      Optional<Contestant> contestant = one(items.get(i), here);
      if (contestant.isPresent()) {
        Integer other = seen.putIfAbsent(contestant.get().training(), i);
        if (other != null) {
          here.addValue(items.get(i), "is the same as element " + other + " of the list");
        }
        contestants.add(contestant.get());
      }
    }
    if (seen.size() == items.size()) {
      checkLabels(contestants, problems);
    }
    return contestants;
  }

  /** Where an optimizer is wrong, the others' labels are not known. */
  private void checkLabels(List<Contestant> contestants, Problems problems) {
    LabelReader.checkDifferent(
        contestants, new ContestantLabels(optimizers).of(contestants), problems);
  }
}
