package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.Registry;

/**
 * What contestants are called in tables, files and pictures: what their user said, or else the text
 * form with every value that is not default, and every value that differs between contestants of
 * the same name, default or not. Beside {@code sgd(lr=0.1, momentum=0.9)} is {@code sgd(lr=0.1)}
 * called {@code sgd(lr=0.1, momentum=0)}. Where contestants have different transforms of gradients,
 * these follow: {@code sgd after centralize}.
 */
public final class ContestantLabels {
  private static final int BRIEF = 48;
  private static final double LARGE = 1e6;

  private final SpecDefaults defaults;

  /** Creates labels for optimizers of a registry. */
  public ContestantLabels(Registry<OptimizerProvider> optimizers) {
    this.defaults = new SpecDefaults(optimizers::get);
  }

  /** Returns a label for each contestant, in their order; those that no user wrote all differ. */
  public List<ContestantLabel> of(List<Contestant> contestants) {
    Map<String, Namesakes> all =
        Namesakes.byName(contestants.stream().map(Contestant::optimizer).toList());
    boolean showGradients = contestants.stream().map(Contestant::gradients).distinct().count() > 1;
    return contestants.stream().map(each -> label(each, all, showGradients)).toList();
  }

  private ContestantLabel label(
      Contestant contestant, Map<String, Namesakes> others, boolean showGradients) {
    Spec spec = contestant.optimizer();
    String after = showGradients ? after(contestant.gradients()) : "";
    String text = contestant.label().orElseGet(() -> spelled(spec, others, true) + after);
    boolean fits = contestant.label().isPresent() || text.length() <= BRIEF;
    return new ContestantLabel(text, fits ? text : spelled(spec, others, false) + after);
  }

  private String after(List<Spec> gradients) {
    return gradients.isEmpty()
        ? ""
        : gradients.stream()
            .map(each -> defaults.shorten(each).toString())
            .collect(Collectors.joining(" and ", " after ", ""));
  }

  /** Returns a spec with the values that vary, and where {@code all} with those not default. */
  private Spec spelled(Spec spec, Map<String, Namesakes> others, boolean all) {
    Namesakes namesakes = Objects.requireNonNull(others.get(spec.name()), spec.name());
    Spec shortened = defaults.shorten(spec);
    SequencedMap<String, Object> notDefault = shortened.values();
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    spec.values()
        .forEach((key, value) -> {
          if (namesakes.varying().contains(key) || (all && notDefault.containsKey(key))) {
            Object shown = notDefault.getOrDefault(key, value);
            values.put(
                key,
                value instanceof Spec inner ? within(inner, key, namesakes, all) : shortest(shown));
          }
        });
    return new Spec(spec.name(), values, shortened.groups());
  }

  /** A real number that is whole is written like one. */
  private static Object shortest(Object value) {
    boolean isWhole =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < LARGE;
    return isWhole && value instanceof Double number ? (Object) number.longValue() : value;
  }

  /** A plugin inside another one is compared with those of its name at the same place. */
  private Object within(Spec inner, String key, Namesakes namesakes, boolean all) {
    Map<String, Namesakes> others = Objects.requireNonNull(namesakes.inner().get(key), key);
    Spec spelled = spelled(inner, others, all);
    boolean isName = spelled.values().isEmpty() && spelled.groups().isEmpty();
    return isName ? spelled.name() : spelled;
  }
}
